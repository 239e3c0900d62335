import { expect, test } from 'vitest';
import { comesFromSite, recordOf } from './request-log.ts';

const host = 'app.qbo.intuit.com';

function request(url: string, headers: Record<string, string>) {
  return recordOf({ method: 'GET', url, headers: { host: `${host}:443`, ...headers } });
}

test('the site’s own requests are not foreign', () => {
  const own = [
    request('/app/invoices', {
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }),
    request('/__sandbox/assets/page/boot.ts', {
      origin: `https://${host}`,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'script',
    }),
    request('/__sandbox/documents?types=Invoice', {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
      'x-sandbox-page': '1',
    }),
    request('/favicon.ico', {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    }),
  ];
  expect(own.map(comesFromSite)).toEqual([true, true, true, true]);
});

test('all other requests are foreign', () => {
  const foreign = [
    // A worker or page of an extension.
    request('/app/invoices', {
      origin: 'chrome-extension://abcdefghijklmnop',
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
    }),
    // A worker with host permission sends a GET without an origin.
    request('/app/invoices', {
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
    }),
    // A content script that fetches as the page.
    request('/app/invoices', {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
    }),
    // A frame, a picture, a beacon, and a client other than a browser.
    request('/app/invoices', {
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    }),
    request('/logo.png', {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    }),
    request('/beacon', {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'empty',
    }),
    request('/app/invoices', {}),
  ];
  expect(foreign.map(comesFromSite)).toEqual(foreign.map(() => false));
});

test('a record names host and path without the port', () => {
  expect(request('/app/invoice?txnId=145', {})).toMatchObject({
    host,
    path: '/app/invoice?txnId=145',
    method: 'GET',
  });
});
