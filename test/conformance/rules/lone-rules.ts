import { randomUUID } from 'node:crypto';
import type { Exchange } from '../ask-server.ts';
import { listAt, textAt } from '../json.ts';
import { countPlaces } from '../places.ts';
import { type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { failed, notApplicable, untried, type Verdict } from '../verdict.ts';

/** One answer that must be a 200 as its schema says. */
async function bySchema(probe: Probe, rule: string, answers: readonly Exchange[]): Promise<Verdict> {
  const wrong = answers.find(({ status }) => status !== 200);
  return wrong ? failed(seenOf(wrong)) : countPlaces(probe.server.exchanges, rule);
}

export const LONE_RULES: readonly Rule[] = [
  {
    id: 'X1',
    level: 'alone',
    asks: 'the check of a record',
    expects: '200 as its schema says',
    fix: 'Ask QuickBooks now and answer as Check says; exists is unknown where it does not answer.',
    async check(probe) {
      await probe.need('check');
      const records = await probe.records();
      const record = records.find((each) => textAt(each, 'sync', 'quickbooks', 'id')) ?? records[0];
      return bySchema(probe, 'X1', [await probe.inCompany(['records', textAt(record, 'id'), 'check'])]);
    },
  },
  {
    id: 'X2',
    level: 'alone',
    asks: 'a search for customers',
    expects: '200 as its schema says',
    fix: 'Answer with quickbooks_id, name and kind of each; an empty list where there is none.',
    async check(probe) {
      await probe.need('candidates');
      const query = { query: 'a', limit: 20 };
      return bySchema(probe, 'X2', [await probe.inCompany(['customers'], { query })]);
    },
  },
  {
    id: 'X3',
    level: 'alone',
    asks: 'the first page of each list',
    expects: '200 as its schema says, or 403 permission',
    fix: 'Answer with an id for each entry, and a cursor only where there is more.',
    async check(probe) {
      const { wire } = await probe.connection();
      const lists = ['lists', 'editable_lists'].flatMap((name) => listAt(wire, 'capabilities', name));
      if (lists.length === 0) return notApplicable('no list is announced');
      const answers: Exchange[] = [];
      for (const list of lists) {
        const answer = await probe.inCompany(['lists', String(list)]);
        if (answer.status !== 403) answers.push(answer);
      }
      return bySchema(probe, 'X3', answers);
    },
  },
  {
    id: 'X4',
    level: 'alone',
    asks: 'another name for an entry of an editable list, at a version that it never had',
    expects: '409, and nothing changed',
    fix: 'Compare the version before you rename or make inactive, and answer 409 conflict.',
    async check(probe) {
      await probe.need('editable_lists');
      if (!probe.options.allowWrites) return untried('could change a list: add --allow-writes');
      const { wire } = await probe.connection();
      for (const list of listAt(wire, 'capabilities', 'editable_lists').map(String)) {
        const { json } = await probe.inCompany(['lists', list]);
        const [item] = listAt(json, 'items');
        if (!item) continue;
        const body = {
          key: randomUUID(),
          version: `${textAt(item, 'version')}-stale`,
          name: textAt(item, 'name'),
        };
        const answer = await probe.inCompany(['lists', list, textAt(item, 'id')], { method: 'PATCH', body });
        return answer.status === 409 ? countPlaces(probe.server.exchanges, 'X4') : failed(seenOf(answer));
      }
      return notApplicable('the editable lists are empty');
    },
  },
  {
    id: 'X5',
    level: 'alone',
    asks: 'the first page of the log',
    expects: '200 as its schema says',
    fix: 'Answer with id, at and action of each entry, newest first.',
    async check(probe) {
      await probe.need('log');
      return bySchema(probe, 'X5', [await probe.inCompany(['log'])]);
    },
  },
  {
    id: 'X6',
    level: 'alone',
    asks: 'a backfill with dry_run: true',
    expects: '200 with how many records would come',
    fix: 'Count without bringing anything in, and answer with count and total.',
    async check(probe) {
      await probe.need('backfill');
      if (!probe.options.allowWrites)
        return untried('would bring records in if dry_run were not heeded: add --allow-writes');
      const body = { key: randomUUID(), from: '2000-01-01', to: '2000-01-31', dry_run: true };
      return bySchema(probe, 'X6', [await probe.inCompany(['backfill'], { method: 'POST', body })]);
    },
  },
];
