import { companiesInCookies } from './company-cookies.ts';
import { type Company, decideCompany } from './decide-company.ts';
import { readShellConfig } from './shell-config.ts';

export interface OpenCompanyReader {
  /**
   * The company of the document as all sources say at this moment; cheap enough for every click and every second.
   * @param namedInAddress companies that the parameters of the address name
   */
  read(namedInAddress: readonly string[]): Company;
  /** The name that the shell's configuration gives this document's company. */
  name(): string | null;
}

/**
 * Reads which company a document shows. Has to be made when the document starts: the cookies of that moment count where
 * the document carries no configuration.
 */
export function openCompanyReader(page: Document): OpenCompanyReader {
  const cookiesAtStart = companiesInCookies(page.cookie);
  const seen = new WeakSet<HTMLScriptElement>();
  const shell = new Set<string>();
  let name: string | null = null;
  let complete = false;

  let justRead: string | null = null;
  /** Reading the cookies asks another process: once is enough for all that is done in one go. */
  function cookiesNow(): string {
    if (justRead === null) {
      justRead = page.cookie;
      queueMicrotask(() => {
        justRead = null;
      });
    }
    return justRead;
  }

  function readScripts(): void {
    if (complete) return;
    for (const script of page.scripts) {
      // A script without `src` may still be growing while the parser runs: only then is it read again.
      if (seen.has(script) || script.src) continue;
      if (page.readyState !== 'loading') seen.add(script);
      const found = readShellConfig(script.textContent ?? '');
      for (const realm of found.realms) shell.add(realm);
      name ??= found.companyName;
    }
    // Scripts that come after the document is complete are not the served configuration.
    complete = page.readyState === 'complete';
  }

  return {
    read(namedInAddress) {
      readScripts();
      // Until the document is parsed, its configuration may still be on its way.
      if (page.readyState === 'loading') return { status: 'unknown' };
      return decideCompany({
        shell: [...shell],
        cookiesAtStart,
        cookiesNow: companiesInCookies(cookiesNow()),
        address: namedInAddress,
      });
    },
    name: () => name,
  };
}
