import { vi } from 'vitest';
import { TABLE_NAMES } from '../../../lib/store/database.ts';
import type { Browser } from './browser.ts';

/** All rows of a browser, by table. */
export async function allRows({ seen }: Browser): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const name of TABLE_NAMES) rows[name] = await seen.bulk[name].all();
  return rows;
}

/** What a browser has stored, and what its workers have logged since `listenForDefects`, as texts. */
export async function storedText(
  browser: Browser,
): Promise<{ readonly stored: string; readonly logged: string }> {
  const logged = vi.mocked(console.error).mock.calls.flat();
  return {
    stored: JSON.stringify(await allRows(browser)),
    logged: logged
      .map((each) => (each instanceof Error ? `${each.stack} ${each.cause}` : String(each)))
      .join('\n'),
  };
}
