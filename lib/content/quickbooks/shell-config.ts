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
