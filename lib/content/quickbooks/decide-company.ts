/** The sources that may name a document's company. */
export interface CompanySources {
  /** The companies in the shell configuration of this document. */
  readonly shell: readonly string[];
  /** The companies in the cookies when the document started. */
  readonly cookiesAtStart: readonly string[];
  /** The companies in the cookies now. */
  readonly cookiesNow: readonly string[];
  /** The companies in the parameters of the address. */
  readonly address: readonly string[];
}

export type Company =
  | { readonly status: 'open'; readonly realm: string }
  /** No source names a company. */
  | { readonly status: 'unknown' }
  /**
   * Sources contradict each other: nothing may be shown or sent. `openNow` is the company open in the browser, if the
   * cookies tell; `inAddress` means that only the address names another company.
   */
  | { readonly status: 'conflict'; readonly openNow: string | null; readonly inAddress: boolean };

/**
 * Determines the company of a document: from its shell configuration or, without one, from the cookies when the
 * document started. If any source now names another company, the result is a conflict; there is no default company.
 */
export function decideCompany({ shell, cookiesAtStart, cookiesNow, address }: CompanySources): Company {
  const openNow = cookiesNow.length === 1 ? (cookiesNow[0] ?? null) : null;
  const own = shell.length > 0 ? shell : cookiesAtStart;
  const [realm] = own;
  if (realm === undefined) {
    // No source named a company at the start: a later cookie may belong to another tab.
    return { status: 'unknown' };
  }
  const agrees = (source: readonly string[]) => source.every((each) => each === realm);
  if (!agrees(own) || !agrees(cookiesNow)) return { status: 'conflict', openNow, inAddress: false };
  return agrees(address) ? { status: 'open', realm } : { status: 'conflict', openNow, inAddress: true };
}
