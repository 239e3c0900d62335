import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyRow, RecordRow } from '../../../lib/store/rows.ts';
import { BROKEN_AMOUNT } from '../../sandbox/platform/apply-fault.ts';
import type { Fault } from '../../sandbox/platform/faults.ts';
import { ADMIN_KEY_A, ADMIN_KEY_B, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldOfFailedUpdates } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import {
  checkInvariants,
  commandsReceived,
  type DoneAction,
  popupNumbers,
  type ThreeNumbers,
} from './check-invariants.ts';
import { connect, openTestbed, readStore, settled, type Testbed } from './open-testbed.ts';

/** Invoices from 1301 on, whose update in QuickBooks failed. */
const FIRST = 1301;
/** The feed; faults match the path with its query. */
const RECORDS = '/records(\\?|$)';
let testbed: Testbed;
let otherServer: Server;
const done: DoneAction[] = [];
const line = { who: 'Office admin', outcome: 'succeeded' } as const;

beforeAll(async () => {
  testbed = await openTestbed({ world: worldOfFailedUpdates(4, FIRST), accessKey: null });
  otherServer = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Welcome</h1>'),
  );
  await new Promise<void>((resolve) => otherServer.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  otherServer.close();
  await testbed?.close();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Types an address and a key and presses Activate. @returns the messages beside the fields */
async function activate(page: Page, address: string, key: string): Promise<string> {
  await (await find(page, 'textbox', 'Platform address')).type(address);
  await (await find(page, 'textbox', 'Access key')).type(key);
  await press(page, 'button', 'Activate');
  return (await find(page, 'alert', /(?:)/)).text();
}

/** The rows of companies and records, which a bad answer must not change. */
async function mirror(): Promise<{ companies: CompanyRow[]; records: RecordRow[] }> {
  const [companies, records] = await readStore(testbed.browser, ['companies', 'records']);
  return { companies: companies as CompanyRow[], records: records as RecordRow[] };
}

const platformUrl = () => testbed.sandbox.platform.url;
const CONNECTION: Pick<Fault, 'method' | 'path'> = { method: 'GET', path: '/connection$' };

const REFUSED: readonly {
  readonly what: string;
  readonly address: () => string;
  readonly key?: string;
  readonly fault?: Fault;
  readonly said: RegExp;
  readonly field?: string;
}[] = [
  { what: 'an address that is none', address: () => 'fieldpro', said: /This address can’t be used/ },
  {
    what: 'plain HTTP to a host that is not loopback',
    address: () => 'http://api.fieldpro.example/quickbooks-sync/v1',
    said: /http:\/\/ only for this computer|must start with https:\/\//,
  },
  {
    what: 'an address at which nothing answers',
    address: () => 'http://127.0.0.1:9/quickbooks-sync/v1',
    said: /isn’t responding/,
  },
  {
    what: 'a web page at the address',
    address: () => `http://127.0.0.1:${portOf(otherServer)}/quickbooks-sync/v1`,
    said: /isn’t a compatible platform/,
  },
  {
    what: 'the right host with a wrong path',
    address: () => platformUrl().replace('/v1', '/v0'),
    said: /Nothing was found at this address|isn’t a compatible platform/,
  },
  {
    what: 'a key that the platform refuses',
    address: platformUrl,
    key: 'sandbox-nobody-00000000',
    said: /refuses the access key/,
    field: 'Access key',
  },
  {
    what: 'a sign-in page instead of JSON',
    address: platformUrl,
    fault: { kind: 'html', ...CONNECTION },
    said: /isn’t a compatible platform/,
  },
  {
    what: 'half of an answer',
    address: platformUrl,
    fault: { kind: 'truncated', ...CONNECTION },
    said: /isn’t a compatible platform/,
  },
  {
    what: 'an answer of ten megabytes',
    address: platformUrl,
    fault: { kind: 'huge', ...CONNECTION },
    said: /too large to read/,
  },
  {
    what: 'a platform with a fault of its own',
    address: platformUrl,
    fault: { kind: 'status', status: 500, times: null, ...CONNECTION },
    said: /is having a problem/,
  },
];

for (const { what, address, key = ADMIN_KEY_A, fault, said, field = 'Platform address' } of REFUSED) {
  test(`connecting meets ${what}: the form says so beside the field, and the typed text stays`, async () => {
    const { control } = testbed.sandbox.platform;
    if (fault) control.addFault(fault);
    const page = await testbed.browser.openOptions();
    expect(await activate(page, address(), key)).toMatch(said);
    const typed = await find(page, 'textbox', 'Platform address');
    expect(typed.value).toBe(address());
    const blamed = await find(page, 'textbox', field);
    expect(
      await blamed.evaluate(function () {
        return this.getAttribute('aria-invalid');
      }),
    ).toBe('true');
    expect((await mirror()).companies).toEqual([]);
    control.clearFaults();
    await page.close();
  });
}

test('connecting fails while the platform is down, and works once it is back [SY-20]', async () => {
  const { control } = testbed.sandbox.platform;
  await control.goDown();
  const page = await testbed.browser.openOptions();
  expect(await activate(page, platformUrl(), ADMIN_KEY_A)).toMatch(/isn’t responding/);
  await control.comeBack();
  await page.close();
  // The first read already contains a record that breaks the contract; the rest of its page is read.
  control.addFault({ kind: 'bad_record', method: 'GET', path: RECORDS });
  await connect(testbed, ADMIN_KEY_A);
  expect((await mirror()).records).toHaveLength(control.records(COMPANY_A).length);
});

test('a record that breaks the contract is counted in the popup and named in the diagnosis', async () => {
  const popup = await testbed.browser.openPopup();
  await find(popup, 'StaticText', /^1 record could not be read and is not shown\./);
  await popup.close();
  const [aside = []] = (await readStore(testbed.browser, ['set_aside'])) as [
    { id: string; reason: string }[],
  ];
  expect(aside).toEqual([expect.objectContaining({ id: 'broken_1', reason: expect.stringMatching(/\S/) })]);
  // The reason says what is wrong and where, but not the record's values.
  expect(aside[0]?.reason).not.toContain(String(BROKEN_AMOUNT));
  const diagnosis = await testbed.browser.openExtensionPage('queue.html#diagnosis');
  await find(diagnosis, 'StaticText', /broken_1/);
  await diagnosis.close();
});

test('reconnecting with the key of another company is refused, and both companies are named', async () => {
  const before = await mirror();
  const page = await testbed.browser.openOptions();
  await press(page, 'button', 'Change the access key');
  const form = await waitFor('the form', async () => {
    const keys = await findAll(page, 'textbox', 'Access key');
    return keys[0];
  });
  await form.type(ADMIN_KEY_B);
  const [button] = await findAll(page, 'button', 'Activate');
  await button?.click();
  const said = await (await find(page, 'alert', /(?:)/)).text();
  expect(said).toContain('Bluebird Dental LLC');
  expect(said).toContain('Maple Landscaping Inc.');
  await page.close();
  expect((await mirror()).companies.map(({ name }) => name)).toEqual(
    before.companies.map(({ name }) => name),
  );
  await syncNow();
});

/** Presses Sync now and waits until its cycle is over. */
async function syncNow(): Promise<void> {
  const before = (await mirror()).companies[0]?.last_run_at ?? 0;
  const popup = await testbed.browser.openPopup();
  await press(popup, 'button', 'Sync now');
  await waitFor('the sync', async () => ((await mirror()).companies[0]?.last_run_at ?? 0) > before);
  await settled(testbed.browser);
  await popup.close();
}

/** The sync that failed may have been under way still when the next one was asked for. */
const outageOver = () =>
  waitFor('the outage to be over', async () => (await mirror()).companies[0]?.outage === null);

const MID_SYNC: readonly { readonly what: string; readonly fault: Fault; readonly said: RegExp }[] = [
  {
    what: 'a web page instead of JSON',
    fault: { kind: 'html', method: 'GET', path: RECORDS, times: null },
    said: /records can’t be read: /,
  },
  {
    what: 'an answer of ten megabytes',
    fault: { kind: 'huge', method: 'GET', path: RECORDS, times: null },
    said: /too large to read/,
  },
  {
    what: 'a key that is refused all at once',
    fault: { kind: 'status', status: 401, path: '/', times: null },
    said: /refuses the access key/,
  },
];

for (const { what, fault, said } of MID_SYNC) {
  test(`a sync meets ${what}: the popup says so, nothing is lost, and the sync continues afterwards`, async () => {
    const { control } = testbed.sandbox.platform;
    const before = await mirror();
    const popup = await testbed.browser.openPopup();
    const numbers: ThreeNumbers = await popupNumbers(popup);
    control.addFault(fault);
    await press(popup, 'button', 'Sync now');
    await waitFor(String(said), async () =>
      said.test(await popup.evaluate(() => document.body.textContent ?? '')),
    );
    expect(await popupNumbers(popup)).toEqual(numbers);
    expect((await mirror()).records).toEqual(before.records);
    control.clearFaults();
    await popup.close();
    await syncNow();
    await outageOver();
  });
}

/** Makes the browser refuse all writes of the running worker, as with a full disk. */
async function refuseToStore(): Promise<void> {
  const worker = await testbed.browser.worker();
  await worker.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room left', 'QuotaExceededError');
    };
  });
}

test('a full disk: the popup says so, nothing is lost, and the sync continues once there is space', async () => {
  const before = await mirror();
  const popup = await testbed.browser.openPopup();
  const numbers = await popupNumbers(popup);
  await refuseToStore();
  await press(popup, 'button', 'Sync now');
  await waitFor('what is wrong', async () =>
    /no room left/.test(await popup.evaluate(() => document.body.textContent ?? '')),
  );
  expect(await popupNumbers(popup)).toEqual(numbers);
  expect((await mirror()).records).toEqual(before.records);
  await popup.close();
  // The next worker finds space again.
  await testbed.browser.killWorker();
  await syncNow();
  await outageOver();
});

test('a state that no version of the contract knows is grey, never green', async () => {
  const { control } = testbed.sandbox.platform;
  // The fault strikes the first record of a page; a change makes this one the only record.
  control.forceRecord(COMPANY_A, 'inv_1041', { number: '1041' });
  control.addFault({ kind: 'unknown_state', method: 'GET', path: RECORDS });
  await syncNow();
  const page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=145');
  await find(page, 'button', 'Sync: unknown, invoice 1041');
  const badge = await page.$eval('tickmark-badge', (host) => (host as HTMLElement).dataset.state);
  expect(badge).toBe('unknown');
  await page.close();
  control.forceRecord(COMPANY_A, 'inv_1041', { number: '1041' });
  await syncNow();
});

test('after an expired cursor everything is read again, and queued commands stay', async () => {
  const { control } = testbed.sandbox.platform;
  const before = await mirror();
  const page = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${FIRST}`);
  await find(page, 'button', new RegExp(`^Sync: failed, invoice ${FIRST}`));
  control.expireCursors();
  control.clearCalls();
  // Hold the command until the new read has begun.
  control.addFault({ kind: 'status', status: 429, retry_after: 3, method: 'POST', path: '/commands$' });
  await press(page, 'button', `Resync invoice ${FIRST}`);
  done.push({ ...line, action: 'resync', label: String(FIRST) });
  await waitFor(
    'the platform to ask for a wait',
    async () => (await mirror()).companies[0]?.outage?.code === 'busy',
  );
  await syncNow();
  await page.bringToFront();
  await find(page, 'button', `Sync: synced, invoice ${FIRST}`);
  const reads = control.calls({ method: 'GET', path: RECORDS });
  expect(reads.map(({ outcome }) => outcome)).toContain(410);
  const after = await mirror();
  expect(after.records.map(({ id }) => id).sort()).toEqual(before.records.map(({ id }) => id).sort());
  expect(new Set(commandsReceived(testbed).map(({ key }) => key)).size).toBe(1);
  await page.close();
});

test('a command pressed before the platform goes down is sent once it is back', async () => {
  const { control } = testbed.sandbox.platform;
  const number = FIRST + 1;
  const page = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${number}`);
  await find(page, 'button', new RegExp(`^Sync: failed, invoice ${number}`));
  const other = await openQuickBooks(testbed.browser, `/app/invoice?txnId=${FIRST + 2}`);
  await find(other, 'button', new RegExp(`^Sync: failed, invoice ${FIRST + 2}`));
  control.clearCalls();
  await control.goDown();
  await page.bringToFront();
  await press(page, 'button', `Resync invoice ${number}`);
  const popup = await testbed.browser.openPopup();
  await waitFor('the state of the connection', async () =>
    /FieldPro hasn’t responded since/.test(await popup.evaluate(() => document.body.textContent ?? '')),
  );
  // While it is down, Resync is disabled and shows the reason.
  await other.bringToFront();
  const held = await waitFor('the button to be disabled', async () => {
    const button = await find(other, 'button', `Resync invoice ${FIRST + 2}`);
    return button.disabled && button;
  });
  expect(held.description).toMatch(/FieldPro/);
  // Opening the popup tries the platform once, and not again and again.
  await waitFor('the try', async () => ((await mirror()).companies[0]?.outage?.tries ?? 0) === 2);
  await popup.bringToFront();
  await waitForValue(
    'a popup that has settled',
    async () =>
      ((await mirror()).companies[0]?.outage?.tries ?? 0) === 2 &&
      (await findAll(popup, 'button', 'Sync now')).length,
    1,
  );
  await control.comeBack();
  await press(popup, 'button', 'Sync now');
  await popup.close();
  await page.bringToFront();
  await find(page, 'button', `Sync: synced, invoice ${number}`);
  done.push({ ...line, action: 'resync', label: String(number) });
  expect(new Set(commandsReceived(testbed).map(({ key }) => key)).size).toBe(1);
  await settled(testbed.browser);
  await other.bringToFront();
  await waitForValue(
    'the button to be enabled',
    async () => (await find(other, 'button', `Resync invoice ${FIRST + 2}`)).disabled,
    false,
  );
  await Promise.all([page.close(), other.close()]);
});

test('after all that, the invariants of every scenario hold', async () => {
  await checkInvariants(testbed, done);
});
