import { afterEach, expect, test } from 'vitest';
import { askSite } from './ask-site.ts';
import { memoryDocuments } from './memory-documents.ts';
import { BLUEBIRD, MAPLE, SAMPLE_COMPANIES, sampleDocuments } from './sample-documents.ts';
import { type QuickBooksSite, startQuickBooks } from './start-quickbooks.ts';

let site: QuickBooksSite;
afterEach(() => site.close());

const get = (host: string, path: string, headers?: Record<string, string>) =>
  askSite(site.port, host, path, headers);

async function start(openRealm?: string): Promise<Record<string, unknown[]>> {
  const documents = sampleDocuments();
  site = await startQuickBooks({
    companies: SAMPLE_COMPANIES,
    documents: memoryDocuments(documents),
    ...(openRealm === undefined ? {} : { openRealm }),
  });
  return documents;
}

test('documents are read again for each request', async () => {
  const documents = await start();
  const path = '/__sandbox/document?company=0&types=Invoice&id=145';
  const before = JSON.parse((await get('app.qbo.intuit.com', path)).body);
  expect(before.document).toMatchObject({ number: '1041', amount: '1250.00' });
  documents[MAPLE.realm] = [{ ...before.document, amount: '1300.00' }];
  const after = JSON.parse((await get('app.qbo.intuit.com', path)).body);
  expect(after.document.amount).toBe('1300.00');
});

test('an unknown document is null', async () => {
  await start();
  const { body } = await get('qbo.intuit.com', '/__sandbox/document?company=0&types=Invoice&id=99999');
  expect(JSON.parse(body)).toEqual({ document: null });
});

test('the given company is open', async () => {
  await start(BLUEBIRD.realm);
  expect((await get('qbo.intuit.com', '/app/homepage')).body).toContain(`"realmId":"${BLUEBIRD.realm}"`);
});

test('page scripts are served as JavaScript without types, and nothing outside the pages is served', async () => {
  await start();
  const script = await get('qbo.intuit.com', '/__sandbox/assets/routes.ts');
  expect(script.type).toContain('text/javascript');
  expect(script.body).not.toContain('interface RecordRoute');
  expect((await get('qbo.intuit.com', '/__sandbox/assets/start-quickbooks.ts')).status).toBe(404);
  expect((await get('qbo.intuit.com', '/__sandbox/assets/page/..%2fcertificate.ts')).status).toBe(404);
});

test('every request to any host is recorded, and foreign ones are recognised', async () => {
  await start();
  await get('vault.api.intuit.com', '/secret', { origin: 'chrome-extension://abc' });
  expect(site.control.requests()).toHaveLength(1);
  expect(site.control.foreignRequests()).toMatchObject([{ host: 'vault.api.intuit.com', path: '/secret' }]);
  site.control.forgetRequests();
  expect(site.control.requests()).toEqual([]);
});

test('settings apply to documents loaded afterwards', async () => {
  await start();
  site.control.set({ form: 'dojo', signedIn: false });
  expect((await get('qbo.intuit.com', '/app/invoices')).status).toBe(302);
  site.control.set({ signedIn: true });
  expect((await get('qbo.intuit.com', '/app/invoices')).body).toContain('"form":"dojo"');
});
