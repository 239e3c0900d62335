import { expect, test } from 'vitest';
import { answerAddress, answerOtherHost, companyOfCookies, isPageHost } from './answer-address.ts';
import { BLUEBIRD, MAPLE, SAMPLE_COMPANIES } from './sample-documents.ts';
import { type SiteSettings, usualSettings } from './site-settings.ts';

function answer(path: string, cookies?: string, change: Partial<SiteSettings> = {}) {
  const settings = { ...usualSettings('2026-03-03'), ...change };
  return answerAddress(new URL(path, 'https://app.qbo.intuit.com'), cookies, {
    companies: SAMPLE_COMPANIES,
    settings,
  });
}

test('the web app answers on all its hosts and on no other', () => {
  const hosts = [
    'qbo',
    'app.qbo',
    'sandbox.qbo',
    'app.sandbox.qbo',
    'c12.qbo',
    'c50.sandbox.qbo',
    'accounts',
    'notqbo',
  ];
  expect(hosts.map((host) => isPageHost(`${host}.intuit.com`))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a document’s configuration names the company of the cookie', () => {
  const { status, body } = answer('/app/invoices', `qbo.currentcompanyid=${BLUEBIRD.realm}`);
  expect(status).toBe(200);
  expect(body).toContain(`"realmId":"${BLUEBIRD.realm}"`);
  expect(body).toContain(`"serverGroupCompanyId":"${BLUEBIRD.realm}"`);
  expect(body).toContain('"companyName":"Bluebird Dental LLC"');
});

test('the configuration can lack the company, or be absent', () => {
  for (const shellConfig of ['without-company', 'none'] as const) {
    expect(answer('/app/invoices', undefined, { shellConfig }).body).not.toContain('realmId');
  }
});

test('either cookie names the company; without a cookie it is the first', () => {
  expect(companyOfCookies(`a=1; shell.ctx.id=authId=1&companyId=${BLUEBIRD.realm}`, SAMPLE_COMPANIES)).toBe(
    1,
  );
  expect(companyOfCookies(`qbo.currentcompanyid=${BLUEBIRD.realm}; b=2`, SAMPLE_COMPANIES)).toBe(1);
  expect(companyOfCookies(undefined, SAMPLE_COMPANIES)).toBe(0);
});

test('switching company sets both cookies and redirects', () => {
  const { status, headers } = answer(
    `/app/switchCompany?companyId=${BLUEBIRD.realm}&navigationURL=/app/invoices`,
  );
  expect(status).toBe(302);
  expect(headers.location).toBe('/app/invoices');
  expect(String(headers['set-cookie'])).toContain(`qbo.currentcompanyid=${BLUEBIRD.realm};`);
  expect(String(headers['set-cookie'])).toContain(`companyId=${BLUEBIRD.realm};`);
});

test('the login redirector opens the record in the company that the link names', () => {
  const { headers } = answer(`/app/login?pagereq=invoice%3FtxnId%3D130&deeplinkcompanyid=${BLUEBIRD.realm}`);
  expect(headers.location).toBe('/app/invoice?txnId=130');
  expect(String(headers['set-cookie'])).toContain(BLUEBIRD.realm);
});

test('a switch to an unknown company is refused', () => {
  expect(answer('/app/switchCompany?companyId=1').status).toBe(404);
});

test('signed out, a plain link loses the record and a login link keeps it', () => {
  const plain = answer('/app/invoice?txnId=130', undefined, { signedIn: false });
  expect(decodeURIComponent(String(plain.headers.location))).toMatch(
    /^https:\/\/accounts\.intuit\.com.*next=\/app\/invoice$/,
  );
  const deep = answer(`/login?deeplinkcompanyid=${MAPLE.realm}&pagereq=invoice%3FtxnId%3D130`, undefined, {
    signedIn: false,
  });
  expect(decodeURIComponent(String(deep.headers.location))).toContain('pagereq=invoice%3FtxnId%3D130');
});

test('a redirector never leads to another host', () => {
  expect(answer('/app/login?pagereq=https://evil.example/x').headers.location).toBe('/app/x');
  expect(answer('/app/login?pagereq=//evil.example/x').headers.location).toBe('/app/evil.example/x');
});

test('a company name cannot end its script element', () => {
  const settings = usualSettings('2026-03-03');
  const companies = [{ ...MAPLE, name: '</script><b>' }];
  const { body } = answerAddress(new URL('https://qbo.intuit.com/app/homepage'), undefined, {
    companies,
    settings,
  });
  expect(body).not.toContain('</script><b>');
});

test('other hosts answer with 404', () => {
  expect(answerOtherHost(new URL('https://vault.api.intuit.com/x')).status).toBe(404);
});
