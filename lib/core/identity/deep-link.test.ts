import { expect, test } from 'vitest';
import { QUICKBOOKS_TYPES } from '../records/record-types.ts';
import { deepLink, listLink } from './deep-link.ts';
import { identifyPage } from './identify-page.ts';

const REALM = '9341450122330011';

test('a link names the company and keeps the id through the login redirector', () => {
  expect(deepLink({ type: 'Invoice', id: '145' }, REALM)).toBe(
    'https://app.qbo.intuit.com/app/login?pagereq=invoice%3FtxnId%3D145&deeplinkcompanyid=9341450122330011',
  );
});

test('the list of invoices is opened in its company', () => {
  expect(listLink('invoices', REALM)).toBe(
    'https://app.qbo.intuit.com/app/login?pagereq=invoices&deeplinkcompanyid=9341450122330011',
  );
});

test('every link resolves to the record it was made from', () => {
  let links = 0;
  for (const type of QUICKBOOKS_TYPES) {
    const link = deepLink({ type, id: '145' }, REALM);
    if (link === null) continue;
    links++;
    const parameters = new URL(link).searchParams;
    expect(parameters.get('deeplinkcompanyid')).toBe(REALM);
    expect(identifyPage(`https://app.qbo.intuit.com/app/${parameters.get('pagereq')}`)).toMatchObject({
      kind: 'record',
      ref: { type, id: '145' },
    });
  }
  expect(links).toBeGreaterThan(12);
});

test('only digits get into a link, and types without a page have none', () => {
  expect(deepLink({ type: 'Invoice', id: '145&x=1' }, REALM)).toBeNull();
  expect(deepLink({ type: 'Invoice', id: '145' }, 'evil')).toBeNull();
  expect(deepLink({ type: 'TaxCode', id: '5' }, REALM)).toBeNull();
});
