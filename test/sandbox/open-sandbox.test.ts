import { afterEach, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from './open-sandbox.ts';
import { askSite } from './quickbooks/ask-site.ts';
import { COMPANY_A, COMPANY_C } from './world/access-keys.ts';
import { commonWorld } from './world/scenario-world.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function invoice(id: string): Promise<unknown> {
  const path = `/__sandbox/document?company=0&types=Invoice&id=${id}`;
  return JSON.parse((await askSite(sandbox.site.port, 'app.qbo.intuit.com', path)).body).document;
}

test('the site shows the platform’s books, and follows every change in them', async () => {
  sandbox = await openSandbox({ world: commonWorld() });
  expect(await invoice('145')).toMatchObject({ number: '1041', amount: '1250.00' });
  expect(await invoice('146')).toBeNull();
  sandbox.platform.control.editInQuickBooks(COMPANY_A, 'Invoice', '145', { amount: '1300.00' });
  expect(await invoice('145')).toMatchObject({ amount: '1300.00' });
});

test('the site uses the platform’s day and the company’s language', async () => {
  sandbox = await openSandbox({ world: commonWorld(), openRealm: COMPANY_C });
  sandbox.platform.control.setTime('2026-03-05T14:00:00Z');
  const { body } = await askSite(sandbox.site.port, 'app.qbo.intuit.com', '/app/homepage');
  expect(body).toContain('"today":"2026-03-05"');
  expect(body).toContain('<html lang="fr-CA">');
});
