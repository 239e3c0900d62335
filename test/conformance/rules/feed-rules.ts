import { QUICKBOOKS_TYPES, RECORD_TYPE_NAMES } from '../../../lib/core/records/record-types.ts';
import { SYNC_STATES } from '../../../lib/core/records/sync-state.ts';
import { at, listAt, textAt } from '../json.ts';
import { idsOf, moneyOf, setAside } from '../places.ts';
import { codeOf, type Probe, seenOf, type Walk } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { allOf, failed, notApplicable, PASSED, untried } from '../verdict.ts';

const idOf = (record: unknown) => textAt(record, 'id');
const stateOf = (record: unknown) => textAt(record, 'sync', 'state');
const entryOf = (record: unknown) => `${idOf(record)} at version ${textAt(record, 'version')}`;
const entriesOf = ({ records }: Pick<Walk, 'records'>) => records.map(entryOf);
const isDeleted = (record: unknown) => at(record, 'deleted') === true;

/** A clock may differ by this. */
const CLOCK_MS = 120_000;

/** A time that can be compared as text, whatever its zone and however fine it is. */
function timeOf(record: unknown): string {
  const text = textAt(record, 'updated_at');
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return `${Math.floor(Date.parse(text) / 1_000)}.${fraction.padEnd(9, '0')}`;
}

/** How two walks over the same feed differ, as far as both went; `null` for not at all. */
function differenceOf(small: Walk, large: Walk): string | null {
  const ids = small.records.map(idOf);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return `by two, ${twice} came twice`;
  const length = small.isWhole ? Math.max(ids.length, large.records.length) : ids.length;
  const others = large.records.map(idOf).slice(0, length);
  const index = Array.from({ length }, (_, at) => at).find((at) => ids[at] !== others[at]);
  if (index === undefined) return null;
  const missing = others.find((id) => !ids.includes(id));
  return missing
    ? `by two, ${missing} never came`
    : `at place ${index + 1} came ${ids[index] ?? 'nothing'} by two and ${others[index] ?? 'nothing'} by 200`;
}

/** The records that come after the end of the feed until one is as wanted. */
async function whatComes(
  probe: Probe,
  from: string,
  isWanted: (record: unknown) => boolean,
): Promise<unknown[]> {
  let cursor = from;
  const came: unknown[] = [];
  await probe.until(async () => {
    const page = await probe.page(cursor, 200);
    ({ cursor } = page);
    came.push(...page.records);
    return came.some(isWanted);
  });
  // Once more: what comes again and again would be read again and again.
  return [...came, ...(await probe.page(cursor, 200)).records];
}

/** A rule about each record of the feed. */
function eachRecord(
  rule: Pick<Rule, 'id' | 'expects' | 'fix'>,
  wrongOf: (records: readonly unknown[], probe: Probe) => readonly string[] | Promise<readonly string[]>,
): Rule {
  return {
    level: 'read',
    asks: 'the records of the feed',
    ...rule,
    async check(probe) {
      return allOf(await wrongOf(await probe.records(), probe));
    },
  };
}

const WALKING: readonly Rule[] = [
  {
    id: 'F1',
    level: 'read',
    asks: 'the feed with limit=2, and with limit=200',
    expects: '200 with no more records than that and a cursor as text',
    fix: 'Heed limit, and send the cursor to continue from with every page, the last one too.',
    async check(probe) {
      for (const limit of [2, 200]) {
        const answer = await probe.inCompany(['records'], { query: { limit } });
        const { json } = answer;
        if (answer.status !== 200) return failed(seenOf(answer));
        if (!Array.isArray(at(json, 'records'))) return failed('records is not a list');
        const cursor = at(json, 'cursor');
        if (typeof cursor !== 'string' || !cursor)
          return failed(`cursor: ${JSON.stringify(cursor) ?? 'missing'}`);
        const count = listAt(json, 'records').length;
        if (count > limit) return failed(`${count} records with limit=${limit}`);
      }
      return PASSED;
    },
  },
  {
    id: 'F2',
    level: 'read',
    asks: 'the feed from its beginning, by two and by 200',
    expects: 'the same records, each once',
    fix: 'Keep updated_at and id in the cursor and continue behind both: equal times stand on both sides of a page’s border.',
    async check(probe) {
      const first = differenceOf(await probe.walk(2), await probe.walk(200));
      if (first === null) return PASSED;
      // A record may have changed in between, and moved to the end: the second time counts.
      const second = differenceOf(await probe.walkAgain(2), await probe.walkAgain(200));
      return second === null ? PASSED : failed(second);
    },
  },
  {
    id: 'F3',
    level: 'read',
    asks: 'the feed from its beginning',
    expects: 'updated_at never goes back',
    fix: 'ORDER BY updated_at, id, both ascending.',
    async check(probe) {
      const { records } = await probe.walk(200);
      const wrong = records.filter((record, index) => {
        const before = records[index - 1];
        return before !== undefined && timeOf(record) < timeOf(before);
      });
      return allOf(wrong.map((record) => `${idOf(record)} at ${textAt(record, 'updated_at')}`));
    },
  },
  {
    id: 'F4',
    level: 'read',
    asks: 'the feed from the cursor of its last page, twice',
    expects: 'nothing but what has changed since, and a cursor',
    fix: 'At the end of the feed answer no records, has_more false, and the same cursor again.',
    async check(probe) {
      const walk = await probe.walk(200);
      if (!walk.isWhole) return notApplicable('the feed is too long to be read to its end');
      const seen = new Set(entriesOf(walk));
      const again = await probe.page(walk.pages.at(-1)?.cursor ?? null, 200);
      const further = await probe.page(again.cursor, 200);
      const old = [...again.records, ...further.records].map(entryOf).filter((entry) => seen.has(entry));
      if (old.length > 0) return failed(`${old[0]} came again`);
      return again.hasMore && again.records.length === 0
        ? failed('has_more is true, with no record')
        : PASSED;
    },
  },
  {
    id: 'F5',
    level: 'read',
    asks: 'the second page of the feed, twice',
    expects: 'the same page',
    fix: 'Keep nothing about a cursor on the server: an answer can be lost, and is asked for again.',
    async check(probe) {
      const first = await probe.page(null, 2);
      if (!first.hasMore) return notApplicable('the feed has one page');

      const pages = [await probe.page(first.cursor, 2), await probe.page(first.cursor, 2)];
      const [one = '', other = ''] = pages.map(({ records }) => records.map(idOf).join(', '));
      return one === other ? PASSED : failed(`first ${one || 'nothing'}, then ${other || 'nothing'}`);
    },
  },
  {
    id: 'F6',
    level: 'read',
    asks: 'the feed from a cursor that was never given',
    expects: '410 cursor_expired',
    fix: 'Answer 410 with the code cursor_expired to a cursor that you cannot read; never the first page instead.',
    async check(probe) {
      await probe.page(null, 2);
      const answer = await probe.inCompany(['records'], { query: { cursor: 'tickmark-no-such-cursor' } });
      const isRight = answer.status === 410 && codeOf(answer) === 'cursor_expired';
      return isRight ? PASSED : failed(seenOf(answer));
    },
  },
];

const READING: readonly Rule[] = [
  {
    id: 'F7',
    level: 'read',
    asks: 'the records of the feed',
    expects: 'every one can be read',
    fix: 'Send id, type, version, updated_at and sync.state of every record, and each field as its schema says.',
    async check(probe) {
      const { records } = await probe.walk(200);
      return allOf(setAside(records));
    },
  },
  eachRecord(
    {
      id: 'F8',
      expects: 'sync.state is one of the 17 words',
      fix: 'Translate your own words into those of the contract; another one shows the record as unknown.',
    },
    (records) =>
      records
        .filter((record) => !SYNC_STATES.some((state) => state === stateOf(record)))
        .map((record) => `${idOf(record)}: ${stateOf(record)}`),
  ),
  eachRecord(
    {
      id: 'F9',
      expects: 'type is a word of the contract, in small letters',
      fix: 'Use the words of the contract; another one reads as other, and no badge is found by it.',
    },
    (records) =>
      records
        .filter((record) => !RECORD_TYPE_NAMES.some((type) => type === textAt(record, 'type')))
        .map((record) => `${idOf(record)}: ${textAt(record, 'type')}`),
  ),
  eachRecord(
    {
      id: 'F10',
      expects: 'synced and synced_warn have sync.quickbooks with type and id',
      fix: 'Store the id that QuickBooks answers when you post, and send it: a badge on a page is found by it.',
    },
    (records) =>
      idsOf(
        records,
        (record) =>
          ['synced', 'synced_warn'].includes(stateOf(record)) && !textAt(record, 'sync', 'quickbooks', 'id'),
      ),
  ),
  eachRecord(
    {
      id: 'F11',
      expects: 'sync.quickbooks.type is an entity name of QuickBooks in its exact case',
      fix: 'Send Invoice, not invoice: the names of the QuickBooks Online Accounting API.',
    },
    (records) =>
      records.flatMap((record) => {
        const id = at(record, 'sync', 'quickbooks', 'id');
        const type = textAt(record, 'sync', 'quickbooks', 'type');
        return id && !QUICKBOOKS_TYPES.some((known) => known === type)
          ? [`${idOf(record)}: ${type || 'none'}`]
          : [];
      }),
  ),
  eachRecord(
    {
      id: 'F12',
      expects: 'failed records have sync.error with words',
      fix: 'Send what QuickBooks answered: its code, Message and Detail. Without words nobody can put it right.',
    },
    (records) =>
      idsOf(
        records,
        (record) =>
          stateOf(record) === 'failed' &&
          !textAt(record, 'sync', 'error', 'message').trim() &&
          !textAt(record, 'sync', 'error', 'detail').trim(),
      ),
  ),
  eachRecord(
    {
      id: 'F13',
      expects: 'a number or a name, and a currency with every amount',
      fix: 'Send number for transactions, name for the rest, and value with currency: without them no row of a list is found.',
    },
    (records) =>
      records.flatMap((record) => {
        const isNamed = textAt(record, 'number') || textAt(record, 'name');
        const half = moneyOf(record).filter(({ value, currency }) => !value !== !currency);
        return [
          ...(isNamed ? [] : [`${idOf(record)}: no number and no name`]),
          ...half.map(
            ({ place, value }) => `${idOf(record)}: ${place} without ${value ? 'currency' : 'value'}`,
          ),
        ];
      }),
  ),
  eachRecord(
    {
      id: 'F14',
      expects: 'ready and scheduled have sync.since',
      fix: 'Send when the record came into the queue: without it nobody notices that the queue stands still.',
    },
    (records) =>
      idsOf(
        records,
        (record) => ['ready', 'scheduled'].includes(stateOf(record)) && !textAt(record, 'sync', 'since'),
      ),
  ),
  eachRecord(
    {
      id: 'F15',
      expects: 'updated_at is not in the future',
      fix: 'Set the server’s clock by NTP, and write times in UTC: a local time with Z stands hours ahead.',
    },
    (records) =>
      records
        .filter((record) => Date.parse(textAt(record, 'updated_at')) > Date.now() + CLOCK_MS)
        .map((record) => `${idOf(record)} at ${textAt(record, 'updated_at')}`),
  ),
  eachRecord(
    {
      id: 'F16',
      expects: 'allowed holds only actions that capabilities.commands announces',
      fix: 'Announce the action, or leave it out of allowed.',
    },
    async (records, probe) => {
      const offered = listAt((await probe.connection()).wire, 'capabilities', 'commands');
      return records.flatMap((record) =>
        listAt(record, 'allowed')
          .filter((action) => !offered.includes(action))
          .map((action) => `${idOf(record)}: ${String(action)}`),
      );
    },
  ),
  {
    id: 'F17',
    level: 'read',
    asks: 'the records of the feed',
    expects: 'depends_on names records of the feed',
    fix: 'Report the parents too, or leave their ids out.',
    async check(probe) {
      const walk = await probe.walk(200);
      if (!walk.isWhole) return notApplicable('the feed is too long to be read to its end');
      const known = new Set(walk.records.map(idOf));
      const wrong = (await probe.records()).flatMap((record) =>
        listAt(record, 'depends_on')
          .filter((id) => !known.has(String(id)))
          .map((id) => `${idOf(record)} depends on ${String(id)}`),
      );
      return allOf(wrong);
    },
  },
];

/** What a person sees of a record: it stands still while the version does. */
function faceOf(record: unknown): string {
  const { number, name, date } = Object(record);
  const amount = at(record, 'amount', 'value');
  return JSON.stringify([
    stateOf(record),
    amount,
    number,
    name,
    date,
    textAt(record, 'sync', 'quickbooks', 'id'),
  ]);
}

const CHANGING: readonly Rule[] = [
  {
    id: 'F18',
    level: 'read',
    asks: 'the feed a second time',
    expects: 'the same version while nothing changes, another one when something has',
    fix: 'Count the version up in the same statement that changes the record or its sync state; do not make it from the time of the answer.',
    async check(probe) {
      const before = new Map((await probe.walk(2)).records.map((record) => [idOf(record), record]));
      const after = [...(await probe.walk(200)).records, ...(await probe.walkAgain(200)).records];
      const wrong = after.flatMap((record) => {
        const was = before.get(idOf(record));
        if (!was) return [];
        const isSameVersion = textAt(was, 'version') === textAt(record, 'version');
        const isSame = faceOf(was) === faceOf(record) && timeOf(was) === timeOf(record);
        if (isSame && !isSameVersion) return [`${idOf(record)} has another version and is the same`];
        return isSameVersion && faceOf(was) !== faceOf(record)
          ? [`${idOf(record)} has changed at the same version`]
          : [];
      });
      return allOf([...new Set(wrong)]);
    },
  },
  {
    id: 'F19',
    level: 'read',
    turn: 'late',
    asks: 'a person’s change of the record (--edit)',
    expects: 'the record comes in the feed within 60 seconds, with another version',
    fix: 'Set updated_at and version with every change, whoever makes it: also in admin pages, imports and jobs.',
    async check(probe) {
      const { edit, record } = probe.options;
      if (!edit || record === undefined)
        return untried('needs --record, and --edit with a command that changes it as a person would');
      const version = textAt(await probe.fresh(record), 'version');
      const walk = await probe.walkAgain(200);
      const from = walk.pages.at(-1)?.cursor ?? '';
      await edit();
      const isIt = (each: unknown) => idOf(each) === record && textAt(each, 'version') !== version;
      const came = await whatComes(probe, from, isIt);
      return came.some(isIt) ? PASSED : failed(`${record} did not come with another version`);
    },
  },
  {
    id: 'F20',
    level: 'read',
    turn: 'late',
    asks: 'the deletion of a record (--delete)',
    expects: 'it comes once more in the feed within 60 seconds, with deleted: true',
    fix: 'Keep a row for what is deleted, with a new version and updated_at, and send it once with deleted: true.',
    async check(probe) {
      const { remove } = probe.options;
      if (!remove) return untried('needs --delete with a command that deletes a record of the platform');
      const walk = await probe.walkAgain(200);
      const from = walk.pages.at(-1)?.cursor ?? '';
      await remove();
      const came = await whatComes(probe, from, isDeleted);
      const gone = came.filter(isDeleted);
      if (gone.length === 0) return failed('no record came with deleted: true');
      const ids = gone.map(idOf);
      return new Set(ids).size < ids.length ? failed(`${ids[0]} came more than once`) : PASSED;
    },
  },
];

export const FEED_RULES: readonly Rule[] = [...WALKING, ...READING, ...CHANGING];
