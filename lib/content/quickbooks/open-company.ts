import { type Company, decideCompany } from './decide-company.ts';

/** The shell configuration, which belongs to one document and never changes in it. */
export interface ShellConfig {
  /** Each company id once, from `realmId` or `serverGroupCompanyId`. */
  readonly realms: readonly string[];
  readonly companyName: string | null;
}

/** The configuration is near the beginning of its script; a longer script is a bundle. */
const MOST_READ = 300_000;

// Quotes may have backslashes: the configuration also occurs as JSON text in a script's string.
const COMPANY = /\\?"(?:realmId|serverGroupCompanyId)\\?"\s*:\s*\\?"?(\d{6,25})(?!\d)/g;
const NAME = /"companyName"\s*:\s*("(?:[^"\\]|\\.)*")/;
const NAME_IN_STRING = /\\"companyName\\"\s*:\s*(\\"(?:[^"\\]|\\\\(?:\\.|[^"\\]))*\\")/;

/** Reads the company from the text of one script in the served document. */
export function readShellConfig(text: string): ShellConfig {
  const read = text.slice(0, MOST_READ);
  const realms = new Set<string>();
  for (const [, realm] of read.matchAll(COMPANY)) if (realm) realms.add(realm);
  // A script without a company may name others (a supplier): its names are ignored.
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
 * The companies in QuickBooks' cookies: `qbo.currentcompanyid` is the id, `shell.ctx.id` contains it as
 * `…&companyId=<id>`. All tabs share them, so they tell which company is open in the browser now, not which one this
 * document shows.
 * @param cookies the value of `document.cookie`
 * @returns each id once; several if the cookies contradict each other, none if they name no company
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

/** Runs after the current task. A hidden tab does not slow it down, as it does timers. */
function afterTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}

export interface OpenCompanyReader {
  /**
   * The document's company according to all sources now; cheap enough for every click and every second.
   * @param namedInAddress companies in the parameters of the address
   */
  read(namedInAddress: readonly string[]): Company;
  /** The company's name in the shell configuration. */
  name(): string | null;
}

/**
 * Reads which company a document shows. Create it when the document starts: without a configuration, the cookies of
 * that moment decide.
 */
export function openCompanyReader(page: Document): OpenCompanyReader {
  const cookiesAtStart = companiesInCookies(page.cookie);
  const seen = new WeakSet<HTMLScriptElement>();
  const shell = new Set<string>();
  let name: string | null = null;
  let complete = false;

  let justRead: string | null = null;
  /** Reading the cookies asks another process: once per task is enough. */
  function cookiesNow(): string {
    if (justRead === null) {
      justRead = page.cookie;
      afterTask(() => {
        justRead = null;
      });
    }
    return justRead;
  }

  function readScripts(): void {
    if (complete) return;
    for (const script of page.scripts) {
      // A script without `src` may still be growing during parsing: only then is it read again.
      if (seen.has(script) || script.src) continue;
      if (page.readyState !== 'loading') seen.add(script);
      const found = readShellConfig(script.textContent ?? '');
      for (const realm of found.realms) shell.add(realm);
      name ??= found.companyName;
    }
    // Scripts added after the document is complete are not the served configuration.
    complete = page.readyState === 'complete';
  }

  return {
    read(namedInAddress) {
      readScripts();
      // Until the document is parsed, its configuration may still arrive.
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
