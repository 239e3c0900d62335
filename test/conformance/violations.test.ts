import { describe, expect, test } from 'vitest';
import { CONTRACT_REALM } from '../sandbox/world/contract-world.ts';
import { type Alter, openAlteredPlatform } from './altered-platform.ts';
import { checkServer, firstFailed, type Report } from './check-server.ts';
import { RULES } from './rules.ts';
import { VIOLATIONS } from './violations.ts';
import { writeReport } from './write-report.ts';

/** Runs the checker with everything it can be given against the sandbox platform, altered. */
async function check(
  alter: Alter,
  { restarted, isSlow = false }: { restarted?: (forgetKeys: () => void) => void; isSlow?: boolean } = {},
): Promise<Report> {
  const { url, platform, close } = await openAlteredPlatform(alter);
  const { control } = platform;
  // Slow enough for a second run to find the first, on a busy machine too.
  if (isSlow) control.setRunSpeed({ records: 1, every_ms: 400 });
  try {
    return await checkServer({
      base: new URL(url),
      key: 'key-admin',
      viewerKey: 'key-viewer',
      record: 'inv_1',
      allowWrites: true,
      restart: async () => restarted?.(() => control.forgetKeys()),
      edit: async () => control.changeRecord(CONTRACT_REALM, 'inv_1', { amount: '120.00' }),
      remove: async () => control.removeRecord(CONTRACT_REALM, 'inv_6b'),
      timeoutMs: 20_000,
      waitMs: isSlow ? 10_000 : 1_000,
      everyMs: 10,
    });
  } finally {
    await close();
  }
}

test('the sandbox platform keeps every rule, and every rule is tried but one', async () => {
  const report = await check((asked, forward) => forward(asked), { isSlow: true });
  expect(firstFailed(report), writeReport(report)).toBeNull();
  expect(report.level).toBe('runs');
  const unlike = report.lines.filter(({ verdict }) => verdict.kind !== 'passed').map(({ id }) => id);
  // It is never busy.
  expect(unlike).toEqual(['G12']);
});

describe('a violation that is planted is found, and named first', () => {
  test.each(VIOLATIONS)('$rule: $what', async ({ rule, make }) => {
    const report = await check(make(), { isSlow: rule === 'N3' });
    expect(firstFailed(report)?.id, writeReport(report)).toBe(rule);
  });

  test('K12: keeps keys in memory', async () => {
    const report = await check((asked, forward) => forward(asked), {
      restarted: (forgetKeys) => forgetKeys(),
    });
    expect(firstFailed(report)?.id).toBe('K12');
  });

  test('every rule has a violation', () => {
    const planted = new Set([...VIOLATIONS.map(({ rule }) => rule), 'K12']);
    expect(RULES.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });
});
