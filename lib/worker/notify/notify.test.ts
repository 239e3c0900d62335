import { expect, test } from 'vitest';
import { notices } from '../../locales/notices/en.ts';
import type { CompanyRow } from '../../store/rows.ts';
import type { SyncEvent } from '../sync/cycle-context.ts';
import { notify } from './notify.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-03-03T14:15:00Z');
const company = { key: 'c:1', name: 'Maple Landscaping Inc.', time_zone: 'America/Toronto' } as CompanyRow;

function bench() {
  const stored: Record<string, unknown> = {};
  const shown: { title: string; message: string }[] = [];
  const tools = {
    icon: 'icon.png',
    notifications: {
      create: async (_id: string | undefined, options: { title: string; message: string }) => {
        shown.push(options);
        return '';
      },
    },
    storage: {
      local: {
        get: async (name: string) => ({ [name]: stored[name] }),
        set: async (values: Record<string, unknown>) => void Object.assign(stored, values),
      },
    },
  } as unknown as Parameters<typeof notify>[3];
  const tell = (event: SyncEvent, at = NOW, role: 'admin' | 'viewer' = 'admin', failures = true) =>
    notify(event, { platform: 'FieldPro', role }, { language: 'en', words: notices, failures }, tools, at);
  return { shown, tell };
}

const outage = (code: string): SyncEvent => ({ kind: 'outage', company, code, since: NOW - 5 * 60_000 });

test('one outage is notified once a day, in the company’s time zone and without customer names', async () => {
  const { shown, tell } = bench();
  expect(await tell(outage('unreachable'))).toBe(true);
  expect(await tell(outage('timeout'), NOW + DAY - 1)).toBe(false);
  expect(await tell(outage('unreachable'), NOW + DAY)).toBe(true);
  expect(shown).toHaveLength(2);
  expect(shown[0]?.message).toContain('Tue\u00a009:10');
});

test('a notification by a clock that was ahead does not block later ones once the clock is right', async () => {
  const { tell } = bench();
  expect(await tell(outage('unreachable'), NOW + 365 * DAY)).toBe(true);
  expect(await tell(outage('unreachable'))).toBe(true);
});

test('a refused key asks for a new key, not for patience', async () => {
  const { shown, tell } = bench();
  await tell(outage('key_refused'));
  expect(shown[0]?.title).toBe('FieldPro needs to be reconnected');
});

test('a fault of Tickmark is never reported as the platform’s', async () => {
  for (const code of ['store_full', 'internal_error']) {
    const { shown, tell } = bench();
    await tell(outage(code));
    expect(shown[0]?.title).toBe('Tickmark has stopped');
    expect(`${shown[0]?.title} ${shown[0]?.message}`).not.toContain('FieldPro');
  }
});

test('new failures are notified to users who can act and want to know [SO-02, TD-03]', async () => {
  const { shown, tell } = bench();
  const failures: SyncEvent = { kind: 'new_failures', company, count: 2 };
  expect(await tell(failures, NOW, 'viewer')).toBe(false);
  expect(await tell(failures, NOW, 'admin', false)).toBe(false);
  expect(await tell(failures)).toBe(true);
  expect(shown.map(({ title }) => title)).toEqual(['2 new sync failures']);
});

test('a resumed sync is always notified [SY-11]', async () => {
  const { shown, tell } = bench();
  await tell({ kind: 'resumed', company, waiting: 37 });
  await tell({ kind: 'resumed', company, waiting: 1 }, NOW + 1);
  expect(shown.map(({ title }) => title)).toEqual(['Sync resumed, 37 waiting', 'Sync resumed, 1 waiting']);
});
