import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answered, openAlteredPlatform } from './altered-platform.ts';
import { CannotCheck, checkServer, firstFailed } from './check-server.ts';
import { writeReport } from './write-report.ts';

/** Anything in place of one part of an answer, at any depth. */
function spoil(json: unknown, value: unknown, depth: number, pick: number): unknown {
  if (depth === 0 || typeof json !== 'object' || json === null) return value;
  const names = Object.keys(json);
  const name = names[pick % Math.max(names.length, 1)];
  if (name === undefined) return value;
  const inner = spoil(Reflect.get(json, name), value, depth - 1, pick >> 3);
  return Array.isArray(json) ? json.with(Number(name), inner) : { ...json, [name]: inner };
}

test('whatever a server answers, the checker ends with a report, one line for each rule', async () => {
  let change: (answered: Answered) => void = () => undefined;
  const { url, close } = await openAlteredPlatform(async (asked, forward) => {
    const answered = await forward(asked);
    change(answered);
    return answered;
  });
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, '', '\u001b[2J\nG1  passed', 1e21));
  const seen: (string | null)[] = [];
  await fc.assert(
    fc.asyncProperty(value, fc.nat(6), fc.nat(9_999), async (odd, depth, pick) => {
      change = (answered) => {
        answered.body = spoil(answered.body, odd, depth, pick);
      };
      try {
        const report = await checkServer({
          ...{ base: new URL(url), key: 'key-admin', record: 'inv_1', allowWrites: true },
          ...{ timeoutMs: 5_000, waitMs: 20, everyMs: 10 },
        });
        seen.push(firstFailed(report)?.id ?? null);
        const text = writeReport(report);
        expect(text.split('\n').filter((line) => line.startsWith('G1  '))).toHaveLength(1);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      } catch (error) {
        if (!(error instanceof CannotCheck)) throw error;
      }
    }),
    { numRuns: 10 },
  );
  await close();
  expect(seen.filter(Boolean).length).toBeGreaterThan(1);
});
