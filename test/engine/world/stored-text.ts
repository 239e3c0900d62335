import { vi } from 'vitest';
import type { Browser } from './browser.ts';

const TABLES = [
  'connections',
  'companies',
  'records',
  'jobs',
  'log',
  'counters',
  'cycles',
  'set_aside',
  'misses',
] as const;

/** What a browser has stored, and what its workers have logged since `listenForDefects`, as texts. */
export async function storedText({
  seen,
}: Browser): Promise<{ readonly stored: string; readonly logged: string }> {
  const rows = await Promise.all(TABLES.map((table) => seen.bulk[table].all()));
  const logged = vi.mocked(console.error).mock.calls.flat();
  return {
    stored: JSON.stringify(rows),
    logged: logged
      .map((each) => (each instanceof Error ? `${each.stack} ${each.cause}` : String(each)))
      .join('\n'),
  };
}
