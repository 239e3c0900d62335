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
   * the cookies tell.
   */
  | { readonly status: 'conflict'; readonly openNow: string | null };

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
    return address.length > 0 && cookiesNow.length > 0 && address.some((each) => each !== openNow)
      ? { status: 'conflict', openNow }
      : { status: 'unknown' };
  }
  const agrees = [own, cookiesNow, address].every((source) => source.every((each) => each === realm));
  return agrees ? { status: 'open', realm } : { status: 'conflict', openNow };
}
