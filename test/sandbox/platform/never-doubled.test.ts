import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../world/access-keys.ts';
import { worldS03, worldS23, worldS26 } from '../world/scenario-world.ts';
import { allowedCommands } from './commands/allowed-commands.ts';
import { createCommandExecutor } from './commands/execute-command.ts';
import { loadWorld } from './load-world.ts';
import { openPlatform } from './platform-context.ts';
import { createClock } from './sandbox-clock.ts';
import { createRunEngine } from './sync/run-engine.ts';

const ID = { id: 'u1', name: 'Office admin' };
const HOLDER = { user: ID, role: 'admin' as const, realms: [COMPANY_A] };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      record: fc.nat(),
      action: fc.nat(),
      target: fc.constantFrom('71', '12', '145', '149', '999'),
      /** How often the same command is sent. */
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('run' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('lose an answer' as const), saved: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete there' as const), document: fc.nat() }) },
);

/** A platform without a server, which makes many days fast. */
function openDay(world: ReturnType<typeof worldS03>) {
  const clock = createClock(() => Date.parse('2026-03-03T14:00:00Z'), null);
  const platform = openPlatform(':memory:', clock);
  loadWorld(platform, world);
  clock.notBefore(platform.records.latestChange());
  return { platform, engine: createRunEngine(platform), executor: createCommandExecutor(platform) };
}

test('through any commands, repeats, losses and deletions, a key has one effect and a record one active document', () => {
  const world = fc.constantFrom(worldS03, worldS23, worldS26);
  fc.assert(
    fc.property(world, fc.array(step, { maxLength: 40 }), (start, steps) => {
      const { platform, engine, executor } = openDay(start());
      let key = 0;
      for (const one of steps) {
        const records = platform.records.all(COMPANY_A);
        if (one.do === 'command') {
          const record = records[one.record % records.length];
          if (!record) continue;
          const possible = allowedCommands(record, 'admin', platform.companies.settings());
          const action = possible[one.action % Math.max(1, possible.length)];
          if (!action) continue;
          key += 1;
          const type =
            record.type === 'customer' ? 'Customer' : record.type === 'service' ? 'Item' : 'Invoice';
          const command = {
            key: `key-${key}`,
            action,
            record_id: record.id,
            version: String(record.version),
            input: {
              to: 'top',
              quickbooks: { type, id: one.target },
              ...(action === 'update' ? { fields: { memo: `memo ${key}` } } : {}),
            },
            dry_run: false,
          };
          const answers = Array.from(
            { length: one.times },
            () => executor.execute(COMPANY_A, HOLDER, [command])[0],
          );
          for (const again of answers) expect(again).toEqual(answers[0]);
        } else if (one.do === 'run') {
          engine.start(COMPANY_A, null, ID);
        } else if (one.do === 'lose an answer') {
          const error = { code: '6000', message: 'Business Validation Error', detail: '(-30003)' };
          platform.switches.forced_posts.push({ realm: COMPANY_A, times: 1, error, saved: one.saved });
        } else {
          const documents = platform.books.ofType(COMPANY_A, 'Invoice');
          const document = documents[one.document % Math.max(1, documents.length)];
          if (document) {
            platform.books.byHand(COMPANY_A, 'Invoice', document.id, (gone) => {
              gone.status = 'deleted';
            });
          }
        }
      }
      const living = platform.books
        .all(COMPANY_A)
        .filter((document) => document.status !== 'deleted' && document.mark !== null)
        .map((document) => document.mark?.split(':')[0]);
      expect(living).toEqual([...new Set(living)]);
      expect(Object.values(platform.answers.effects()).every((count) => count === 1)).toBe(true);
      const linked = platform.records
        .all(COMPANY_A)
        .flatMap(({ sync: { quickbooks } }) =>
          quickbooks && quickbooks.status !== 'deleted' ? [`${quickbooks.type}:${quickbooks.id}`] : [],
        );
      expect(linked).toEqual([...new Set(linked)]);
      platform.store.close();
    }),
  );
});

test('a run leaves no record in flight, and every record in the queue has its own place', () => {
  const { platform, engine } = openDay(worldS23());
  engine.start(COMPANY_A, null, ID);
  expect(platform.records.inStates(COMPANY_A, ['syncing', 'scheduled'])).toEqual([]);
  const ranks = platform.records.queue(COMPANY_A).map((one) => one.rank);
  expect(new Set(ranks).size).toBe(ranks.length);
  expect(platform.access.holder(ADMIN_KEY_A)?.role).toBe('admin');
});
