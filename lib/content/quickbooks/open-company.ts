import { type Company, decideCompany } from './decide-company.ts';

/** What the configuration of the shell says, which belongs to one document and never changes in it. */
export interface ShellConfig {
  /** Each company id once, as `realmId` or `serverGroupCompanyId`. */
  readonly realms: readonly string[];
  readonly companyName: string | null;
}

/** The configuration stands near the beginning of its script; a script that is longer is a bundle. */
const MOST_READ = 300_000;

// Between the quotes there may be backslashes: the configuration also occurs as a JSON text inside a script's string.
const COMPANY = /\\?"(?:realmId|serverGroupCompanyId)\\?"\s*:\s*\\?"?(\d{6,25})(?!\d)/g;
const NAME = /"companyName"\s*:\s*("(?:[^"\\]|\\.)*")/;
const NAME_IN_STRING = /\\"companyName\\"\s*:\s*(\\"(?:[^"\\]|\\\\(?:\\.|[^"\\]))*\\")/;

/** Reads the company from the text of one script of the served document. */
export function readShellConfig(text: string): ShellConfig {
  const read = text.slice(0, MOST_READ);
  const realms = new Set<string>();
  for (const [, realm] of read.matchAll(COMPANY)) if (realm) realms.add(realm);
  // A script that names no company may name other companies (a supplier's): its names are not believed.
  return { realms: [...realms], companyName: realms.size > 0 ? nameIn(read) : null };
}

function nameIn(text: string): string | null {
  try {
    const inString = NAME_IN_STRING.exec(text)?.[1];
    const quoted = NAME.exec(text)?.[1] ?? (inString && JSON.parse(`"${inString}"`));
    const name: unknown = quoted && JSON.parse(quoted);
    return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null;
  } catch {
    return null;
  }
}

const REALM = /^\d{6,25}$/;

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The companies that QuickBooks' cookies name: `qbo.currentcompanyid` holds the id, `shell.ctx.id` holds it among
 * others as `…&companyId=<id>`. All tabs share them, so they tell which company is open in the browser now, and not
 * which one this document shows.
 * @param cookies what `document.cookie` says
 * @returns each id once; several when the cookies contradict each other, none when they say nothing
 */
export function companiesInCookies(cookies: string): string[] {
  const found = new Set<string>();
  for (const cookie of cookies.split(';')) {
    const equals = cookie.indexOf('=');
    const name = cookie.slice(0, equals).trim();
    const value = decoded(cookie.slice(equals + 1).trim()).replace(/^"(.*)"$/, '$1');
    if (name === 'qbo.currentcompanyid' && REALM.test(value)) found.add(value);
    if (name === 'shell.ctx.id') {
      const realm = new URLSearchParams(value).get('companyId');
      if (realm !== null && REALM.test(realm)) found.add(realm);
    }
  }
  return [...found];
}

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
