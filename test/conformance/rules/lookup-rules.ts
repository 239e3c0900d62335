import { at, listAt, textAt } from '../json.ts';
import { type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { allOf, failed, notApplicable, PASSED, Unmet } from '../verdict.ts';

interface Wanted {
  readonly quickbooks?: readonly { readonly type: string; readonly id: string }[];
  readonly numbers?: readonly { readonly type: string; readonly number: string }[];
}

/** Ids of what a look-up finds. @throws Unmet where it is not built or answers with an error */
async function lookUp(probe: Probe, { quickbooks = [], numbers = [] }: Wanted): Promise<string[]> {
  if (!(await probe.hasLookup())) throw new Unmet(notApplicable('the look-up is not offered'));
  const body = { quickbooks, numbers };
  const answer = await probe.inCompany(['records:lookup'], { method: 'POST', body });
  if (answer.status !== 200 || !Array.isArray(at(answer.json, 'records')))
    throw new Unmet(failed(seenOf(answer)));
  return listAt(answer.json, 'records').map((record) => textAt(record, 'id'));
}

/** The most frequent type and number of the feed, and who has it. */
async function sharedNumber(probe: Probe) {
  const groups = Map.groupBy(await probe.records(), (record) =>
    JSON.stringify([textAt(record, 'type'), textAt(record, 'number')]),
  );
  const numbered = [...groups].filter(([key]) => JSON.parse(key)[1] !== '');
  const [key, records = []] = numbered.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (!key) throw new Unmet(notApplicable('no record has a number'));
  const [type, number]: [string, string] = JSON.parse(key);
  return { type, number, ids: records.map((record) => textAt(record, 'id')) };
}

export const LOOKUP_RULES: readonly Rule[] = [
  {
    id: 'L1',
    level: 'alone',
    asks: 'a look-up by QuickBooks type and id',
    expects: 'the record that has them',
    fix: 'Find records by the type and id of their copy; put an index on both.',
    async check(probe) {
      const record = (await probe.records()).find((each) => textAt(each, 'sync', 'quickbooks', 'id'));
      if (!record) return notApplicable('no record has a QuickBooks id');
      const type = textAt(record, 'sync', 'quickbooks', 'type');
      const id = textAt(record, 'sync', 'quickbooks', 'id');
      const found = await lookUp(probe, { quickbooks: [{ type, id }] });
      const wanted = textAt(record, 'id');
      return found.includes(wanted)
        ? PASSED
        : failed(`${type} ${id}: ${found.join(', ') || 'nothing'}, not ${wanted}`);
    },
  },
  {
    id: 'L2',
    level: 'alone',
    asks: 'a look-up by number',
    expects: 'all records of the type that have this number',
    fix: 'Answer with every record of the number: with one of two alone, a badge stands on the wrong row.',
    async check(probe) {
      const { type, number, ids } = await sharedNumber(probe);
      const found = await lookUp(probe, { numbers: [{ type, number }] });
      const missing = ids.filter((id) => !found.includes(id));
      return missing.length === 0
        ? PASSED
        : failed(`${type} ${number}: ${missing.length} of ${ids.length} missing, e.g. ${missing[0]}`);
    },
  },
  {
    id: 'L3',
    level: 'alone',
    asks: 'a look-up of what nobody has',
    expects: '200 and no record',
    fix: 'Leave out what is not found; a look-up that finds nothing is no error.',
    async check(probe) {
      const found = await lookUp(probe, {
        quickbooks: [{ type: 'Invoice', id: 'tickmark-none' }],
        numbers: [{ type: 'invoice', number: 'tickmark-none' }],
      });
      return allOf(found);
    },
  },
  {
    id: 'L4',
    level: 'alone',
    asks: 'a look-up of 200 entries',
    expects: '200',
    fix: 'Take 200 entries in one call, with one query and not with 200.',
    async check(probe) {
      const quickbooks = Array.from({ length: 100 }, (_, index) => ({
        type: 'Invoice',
        id: `tickmark-${index}`,
      }));
      const numbers = quickbooks.map(({ id }) => ({ type: 'invoice', number: id }));
      await lookUp(probe, { quickbooks, numbers });
      return PASSED;
    },
  },
];
