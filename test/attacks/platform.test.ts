import { afterEach, expect, test } from 'vitest';
import type { CompanyRow, RecordRow, SetAsideRow } from '../../lib/store/rows.ts';
import { type OpenBrowser, openBrowser, SANDBOX_BUILD } from '../browser/harness/open-browser.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { connect } from '../browser/page/open-connected.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import {
  goodConnection,
  goodRecord,
  HOSTILE_COMPANY,
  type HostilePlatform,
  startHostile,
} from './harness/hostile-platform.ts';

/* A platform that is hostile, compromised or careless: what it answers is bounded, and said. */

let hostile: HostilePlatform;
let open: OpenBrowser;
afterEach(async () => {
  await open?.close();
  await hostile?.close();
});

interface Company {
  readonly asking: Asking;
  readonly company: () => Promise<CompanyRow>;
  readonly records: () => Promise<RecordRow[]>;
  readonly aside: () => Promise<SetAsideRow[]>;
  /** Syncs now, and waits for the outage, or for `null` without one. @returns its exact reason */
  readonly sync: () => Promise<string | null>;
}

/** Connects the hostile platform through the options page. */
async function connectHostile(answers: Partial<HostilePlatform['answers']>): Promise<Company> {
  hostile = await startHostile();
  Object.assign(hostile.answers, answers);
  open = await openBrowser({ extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD });
  await connect(open, hostile.url, 'any-access-key-0123');
  const asking = await openAsking(open);
  const read = async <T>(table: string) => ((await asking.read([table]))[0] ?? []) as T[];
  const company = async () => {
    const [first] = await read<CompanyRow>('companies');
    if (!first) throw new Error('There is no company');
    return first;
  };
  const triedOf = ({ outage }: CompanyRow) => `${outage?.tries} ${outage?.reason}`;
  /** @param before how often it was tried before */
  const over = async (before = '') => {
    await waitFor('the cycle to be over', async () => {
      const now = await company();
      if (now.outage !== null) return triedOf(now) !== before;
      return now.first_read_done && (await read('cycles')).length === 0;
    });
    const { outage } = await company();
    return outage?.reason ?? null;
  };
  await over();
  return {
    asking,
    company,
    records: () => read('records'),
    aside: () => read('set_aside'),
    sync: async () => {
      const before = await company();
      await asking.ask({ type: 'sync_now', company_key: before.key });
      return over(triedOf(before));
    },
  };
}

test('megabytes of people, a company twice, and texts that turn round are bounded, put once and cleaned', async () => {
  const people = Array.from({ length: 4_000 }, (_, at) => `${at}${'x'.repeat(1_000)}`);
  const twice = { realm_id: HOSTILE_COMPANY, name: 'The same again' };
  const { company, records } = await connectHostile({
    connection: () => {
      const good = goodConnection({
        name: 'Maple\u202e egdiR\u0000 \u200bRidge\u2028Ltd',
        quickbooks: { connected: true, who_can_reconnect: people },
      });
      return { ...good, companies: [...good.companies, twice] };
    },
    feed: () => ({
      records: [
        goodRecord('inv_1', {
          party: { id: 'p', name: '\u202eAOH evorG\u202c Cedar\u2066' },
          number: '1\u00002',
        }),
      ],
      cursor: 'end',
      has_more: false,
    }),
  });
  const row = await company();
  expect(JSON.stringify(row).length).toBeLessThan(20_000);
  expect(row.quickbooks?.who_can_reconnect).toHaveLength(20);
  expect(row.name).toBe('Maple egdiR Ridge Ltd');
  const [record] = await records();
  expect(record?.record.party?.name).toBe('AOH evorG Cedar');
  expect(record?.record.number).toBe('12');
});

test('of the links in an answer only those to web pages are kept', async () => {
  const links = {
    script: 'javascript:alert(1)',
    data: 'data:text/html,<script>alert(1)</script>',
    file: 'file:///etc/passwd',
    extension: 'chrome-extension://abcdefgh/queue.html',
    spaced: ' java\nscript:alert(1)',
    signed_in: 'https://person:secret@example.com/records/1',
    plain: 'http://example.com/records/1',
    good: 'https://example.com/records/1',
  };
  const { records } = await connectHostile({
    feed: () => ({
      records: Object.entries(links).map(([id, url]) => goodRecord(id, { url })),
      cursor: 'end',
      has_more: false,
    }),
  });
  const kept = Object.fromEntries((await records()).map(({ id, record }) => [id, record.url]));
  const none = Object.fromEntries(Object.keys(links).map((id) => [id, null]));
  expect(kept).toEqual({ ...none, good: links.good });
});

test('a feed that alternates its cursors, or brings nothing new for ever, is an outage with its reason', async () => {
  const { sync } = await connectHostile({});
  const round = (cursor: string | null) => ({
    records: [goodRecord('inv_1')],
    cursor: cursor === 'a' ? 'b' : 'a',
    has_more: true,
  });
  hostile.answers.feed = round;
  hostile.received.length = 0;
  expect(await sync()).toContain('comes back to where it was');
  expect(hostile.received.filter((each) => each.endsWith('/records')).length).toBeLessThan(10);

  hostile.answers.feed = (_, asked) => ({
    records: [goodRecord('inv_1')],
    cursor: `c${asked}`,
    has_more: true,
  });
  hostile.received.length = 0;
  expect(await sync()).toContain('200 pages brought nothing new');
  const pages = hostile.received.filter((each) => each.endsWith('/records')).length;
  expect(pages).toBeGreaterThan(150);
  expect(pages).toBeLessThan(260);

  // Positive control: an honest feed afterwards ends the outage.
  hostile.answers.feed = () => ({ records: [goodRecord('inv_9')], cursor: 'end', has_more: false });
  expect(await sync()).toBeNull();
});

test('unreadable entries, endless times and depths leave a bounded trace', async () => {
  const { sync, aside, records } = await connectHostile({});
  const long = `2026-03-01T10:00:00.${'1'.repeat(100_000)}Z`;
  const bad = (at: number) => ({ id: `bad_${at}`, type: 'invoice' });
  hostile.answers.feed = (cursor) => {
    const page = Number(cursor?.slice(4) ?? -1) + 1 || 0;
    return {
      records: [
        ...Array.from({ length: 190 }, (_, at) => bad(page * 190 + at)),
        goodRecord('inv_1', { updated_at: long }),
        goodRecord(`inv_p${page}`),
      ],
      cursor: `page${page}`,
      has_more: page < 12,
    };
  };
  expect(await sync()).toBeNull();
  const kept = await aside();
  expect(kept).toHaveLength(1_000);
  expect((await records()).every(({ record }) => record.updated_at.length <= 40)).toBe(true);

  hostile.answers.feed = () => ({
    records: Array.from({ length: 25_000 }, (_, at) => bad(at)),
    cursor: 'z',
    has_more: false,
  });
  expect(await sync()).toContain('more than 1000');
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  hostile.answers.feed = () => `{"records":[{"id":"inv_1","deep":${deep}}],"cursor":"y","has_more":false}`;
  expect(await sync()).toContain('nested too deep');
  expect(await aside()).toHaveLength(1_000);
});

test('a result says nothing of a record that the command was not for', async () => {
  const { asking, company, records } = await connectHostile({
    commands: (commands) => ({
      results: commands.map(({ key }) => ({
        key,
        status: 'done',
        record: goodRecord('inv_2', {
          version: '9',
          updated_at: '2026-03-02T10:00:00Z',
          sync: { state: 'synced', since: '2026-03-02T10:00:00Z' },
        }),
      })),
    }),
  });
  const { key: company_key } = await company();
  const item = { record_id: 'inv_1', version: '1', key: crypto.randomUUID(), input: {} };
  await asking.ask({ type: 'commands', company_key, action: 'resync', items: [item] });
  await waitFor('the command to be answered', async () =>
    (await asking.readJob(item.key))?.settled_at ? true : null,
  );
  const other = (await records()).find(({ id }) => id === 'inv_2');
  expect(other?.record).toMatchObject({ version: '1', sync: { state: 'failed' } });
});
