import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { checkServer, firstFailed, type Report } from '../../conformance/check-server.ts';
import { writeReport } from '../../conformance/write-report.ts';
import { createVendor } from './example-vendor.ts';

const REALM = '9341450122330011';
const close: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(close.splice(0).map((each) => each()));
});

/** QuickBooks as the example's `post` sees it: invoices by number. */
function openBooks() {
  const copies = new Map<string, string>([['1', '145']]);
  return {
    copies,
    post: ({ number, quickbooksId }: { number: string; quickbooksId: string | null }) => {
      const id = quickbooksId ?? copies.get(number) ?? String(200 + copies.size);
      copies.set(number, id);
      return id;
    },
  };
}

async function openExample() {
  const database = new DatabaseSync(':memory:');
  const { copies, post } = openBooks();
  const keys = new Map([
    ['key-admin', 'admin'],
    ['key-viewer', 'viewer'],
  ]);
  const open = () => createVendor({ database, realm: REALM, keys, post });
  let server = open();
  const insert = database.prepare(
    'INSERT INTO invoices (number, customer, date, cents, state, state_since, error, quickbooks_id, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // Two pairs of one time, so that the border of a page runs between them.
  for (const [index, state] of ['synced', 'failed', 'ready', 'not_synced', 'changed'].entries()) {
    const at = `2026-03-03T14:00:0${Math.floor(index / 2)}.000Z`;
    const error =
      state === 'failed' ? 'Object Not Found : Something you are trying to use has been made inactive' : null;
    const copy = state === 'synced' ? '145' : null;
    insert.run(
      String(index + 1),
      'Cedar Grove HOA',
      '2026-02-27',
      10_050 + index,
      state,
      at,
      error,
      copy,
      at,
    );
  }
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const end = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  close.push(end);
  const restart = async () => {
    await end();
    server = open();
    await listen(port);
  };
  return { url: `http://127.0.0.1:${port}`, database, copies, restart };
}

/** What a person does on the platform. */
function change(database: DatabaseSync, id: number, set: string): void {
  const at = new Date().toISOString();
  database.exec(`UPDATE invoices SET ${set}, version = version + 1, updated_at = '${at}' WHERE id = ${id}`);
}

const notPassed = ({ lines }: Report) =>
  lines.filter(({ verdict }) => verdict.kind !== 'passed').map(({ id, verdict }) => `${id} ${verdict.kind}`);

test('the example keeps every rule of the levels Read and Commands', async () => {
  const { url, database, copies, restart } = await openExample();
  const report = await checkServer({
    base: new URL(url),
    key: 'key-admin',
    viewerKey: 'key-viewer',
    record: '1',
    allowWrites: true,
    restart,
    edit: async () => change(database, 1, 'cents = 12000'),
    remove: async () => change(database, 5, 'deleted = 1'),
    timeoutMs: 20_000,
    waitMs: 2_000,
    everyMs: 10,
  });
  expect(firstFailed(report), writeReport(report)).toBeNull();
  expect(report.level).toBe('commands');
  const lacks = ['G12', 'L1', 'L2', 'L3', 'L4', 'N1', 'N2', 'N3', 'N4', 'X1', 'X2', 'X3', 'X4', 'X5', 'X6'];
  expect(notPassed(report)).toEqual(lacks.map((id) => `${id} not_applicable`));
  expect([...copies]).toEqual([['1', '145']]);
});

test('it is short enough to be read in an hour', () => {
  const text = readFileSync(new URL('example-vendor.ts', import.meta.url), 'utf8');
  expect(text.split('\n').length).toBeLessThan(200);
});
