/** Where the company of a document may be read. */
export interface CompanySources {
  /** What the shell's configuration of this document says. */
  readonly shell: readonly string[];
  /** What the cookies said when the document started. */
  readonly cookiesAtStart: readonly string[];
  /** What the cookies say now. */
  readonly cookiesNow: readonly string[];
  /** What the parameters of the address say. */
  readonly address: readonly string[];
}

export type Company =
  | { readonly status: 'open'; readonly realm: string }
  /** No source says anything. */
  | { readonly status: 'unknown' }
  /**
   * Sources contradict each other: nothing may be shown or sent. `openNow` is the company that the browser is on, where
   * the cookies tell; `inAddress` says that it is the address alone that names another company.
   */
  | { readonly status: 'conflict'; readonly openNow: string | null; readonly inAddress: boolean };

/**
 * The company of a document: what its shell's configuration says or, where there is none, what the cookies said when the
 * document started. A source that now says another company makes it a conflict; there is no default company.
 */
export function decideCompany({ shell, cookiesAtStart, cookiesNow, address }: CompanySources): Company {
  const openNow = cookiesNow.length === 1 ? (cookiesNow[0] ?? null) : null;
  const own = shell.length > 0 ? shell : cookiesAtStart;
  const [realm] = own;
  if (realm === undefined) {
    // Nothing said at the start which company this is: a cookie that came later may belong to another tab.
    return { status: 'unknown' };
  }
  const agrees = (source: readonly string[]) => source.every((each) => each === realm);
  if (!agrees(own) || !agrees(cookiesNow)) return { status: 'conflict', openNow, inAddress: false };
  return agrees(address) ? { status: 'open', realm } : { status: 'conflict', openNow, inAddress: true };
}
