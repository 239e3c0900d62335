import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERROR_GUIDE } from './error-guide.fixture.ts';
import type { GuideId } from './guide-entries.ts';
import { type MatchContext, matchError } from './match-error.ts';

const invoice: MatchContext = { type: 'invoice', state: 'failed' };
const match = (code: string | null, message: string | null = null, detail: string | null = null) =>
  matchError(ERROR_GUIDE, { code, message, detail, request_id: null }, invoice);

/**
 * The required behaviour of an error without a clear answer: QuickBooks is checked first, and no grace cycle is used.
 */
const LOOK_FIRST = {
  category: 'temporary',
  usesGrace: false,
  automaticCorrection: 'recheck-once',
  when: 'at-once',
  clearIdHelps: false,
};

/** Texts of runtimes for a missing answer. */
const NO_ANSWER = [
  'Net::ReadTimeout with #<TCPSocket:(closed)>',
  'Net::OpenTimeout: execution expired',
  'Faraday::TimeoutError',
  'Faraday::ConnectionFailed (end of file reached)',
  'Errno::ECONNRESET: Connection reset by peer',
  'socket hang up',
  'getaddrinfo ENOTFOUND quickbooks.api.intuit.com',
  'getaddrinfo EAI_AGAIN quickbooks.api.intuit.com',
  'read ECONNRESET',
  'connect ECONNREFUSED 127.0.0.1:443',
  'write EPIPE',
  'TypeError: fetch failed',
  'TypeError: Failed to fetch',
  'timeout of 30000ms exceeded',
  'UND_ERR_HEADERS_TIMEOUT: Headers Timeout Error',
  'Request failed with status code 502',
  'cURL error 28: Operation timed out after 30001 milliseconds with 0 bytes received',
  'cURL error 35: error:0A000126:SSL routines::unexpected eof while reading',
  'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
  'curl 28',
  'cURL error 7: Failed to connect to quickbooks.api.intuit.com port 443',
  'The remote server returned an error: (503) Server Unavailable.',
  'The remote server returned an error: (504) Gateway Timeout.',
  'The remote server returned an error: (500) Internal Server Error.',
  'Response status code does not indicate success: 502 (Bad Gateway).',
  'A task was canceled.',
  'System.Threading.Tasks.TaskCanceledException: The operation was canceled.',
  'The underlying connection was closed: An unexpected error occurred on a receive.',
  'java.net.SocketTimeoutException: Read timed out',
  'java.net.UnknownHostException: quickbooks.api.intuit.com',
  'org.apache.http.NoHttpResponseException: quickbooks.api.intuit.com:443 failed to respond',
  "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  "HTTPSConnectionPool(host='quickbooks.api.intuit.com', port=443): Max retries exceeded",
  'requests.exceptions.ReadTimeout',
  '502 Server Error: Bad Gateway for url: https://quickbooks.api.intuit.com/v3',
  'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
  'dial tcp: lookup quickbooks.api.intuit.com: no such host',
  'read tcp 10.0.0.1:443: i/o timeout',
  'unexpected EOF',
  'upstream connect error or disconnect/reset before headers',
  "System.Net.WebException: The remote name could not be resolved: 'quickbooks.api.intuit.com'",
  'System.Net.Http.HttpRequestException: An error occurred while sending the request.',
  'Unable to read data from the transport connection',
  'A connection attempt failed because the connected party did not properly respond after a period of time',
  'Premature close',
  'TypeError: terminated',
  'other side closed',
  'RestClient::ServerBrokeConnection: Server broke connection',
  'httpx.ConnectError: All connection attempts failed',
  'Stream closed with error code NGHTTP2_REFUSED_STREAM',
  'http: server closed idle connection',
  'write EPROTO',
  'I/O error on POST request',
  'Le délai d’attente de l’opération a expiré',
  'Impossible de se connecter au serveur distant',
  'Le nom distant n’a pas pu être résolu',
];

/** Words alike of which QuickBooks or the platform gave a clear answer. */
const ANSWERED = [
  'The customer reference could not be resolved',
  'HTTP/2 403 Forbidden',
  'Ce problème doit être résolu dans QuickBooks',
  'The books were closed before the connection',
  'Upload failed',
];

/** Texts of runtimes for an unreadable answer. */
const NOT_READABLE = [
  'Unexpected token < in JSON at position 0',
  `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
  'SyntaxError: Unexpected end of JSON input',
  "Newtonsoft.Json.JsonReaderException: Unexpected character encountered while parsing value: <. Path '', line 0, position 0.",
  'JsonReaderException',
  'Expecting value: line 1 column 1 (char 0)',
  'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
  "JSON::ParserError: unexpected character: '<html>' at line 1 column 1",
  "invalid character '<' looking for beginning of value",
  'Data at the root level is invalid. Line 1, position 1.',
  'org.xml.sax.SAXParseException: Content is not allowed in prolog.',
];

const CODE_WORDS = [
  ...[
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'ETIMEDOUT',
    'ESOCKETTIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPIPE',
  ],
  ...[
    'UND_ERR_SOCKET',
    'ERR_NETWORK',
    'CURLE_OPERATION_TIMEDOUT',
    'Net::ReadTimeout',
    'Faraday::TimeoutError',
  ],
  ...[
    'TaskCanceledException',
    'SocketTimeoutException',
    'JsonReaderException',
    'HTTP 503',
    '504',
    'socket hang up',
  ],
];

const PAGES = [
  '<!DOCTYPE html><html><head><title>We will be right back</title></head><body><h1>QuickBooks is being updated</h1></body></html>',
  '<html><head><title>Scheduled maintenance</title></head><body>We are working on it.</body></html>',
  '<HTML>\n<HEAD><TITLE>Oops</TITLE></HEAD><BODY>Something went wrong on our end.</BODY></HTML>',
  '<!doctype html><html lang="en"><body><p>Please try again later.</p></body></html>',
];

describe('without a clear answer, QuickBooks is checked first and no grace is used', () => {
  test.each([...NO_ANSWER, ...NOT_READABLE])('%s', (words) => {
    expect(match(null, words)).toMatchObject(LOOK_FIRST);
    expect(match(null, 'Sync failed', words)).toMatchObject(LOOK_FIRST);
  });

  test.each(ANSWERED)('%s is an answer', (words) => {
    expect(match(null, words).id).not.toBe('no-clear-answer');
  });

  test.each(CODE_WORDS)('%s as the code', (code) => {
    expect(match(code)).toMatchObject(LOOK_FIRST);
    expect(match(code, 'Error')).toMatchObject(LOOK_FIRST);
  });

  test.each(PAGES)('the page %s', (page) => {
    expect(match(null, page)).toMatchObject(LOOK_FIRST);
    expect(match('200', page)).toMatchObject(LOOK_FIRST);
    expect(match('HTTP_500', 'Error', page)).toMatchObject(LOOK_FIRST);
  });

  test('such words in any case, position, wrapping and with any vague code', () => {
    const wraps: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => `Sync to QuickBooks failed: ${text}`,
      (text) => `${text}\n    at Sync.run (sync.js:12:3)`,
      (text) => JSON.stringify({ error: { message: text } }),
      (text) => `<Fault><Error><Message>${text.replace(/[<>]/g, '')}</Message></Error></Fault>`,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...NO_ANSWER),
        fc.constantFrom(...wraps),
        fc.constantFrom(null, '', 'UNKNOWN', '500', 'HTTP_500', 'sync_error'),
        fc.boolean(),
        (words, wrap, code, inDetail) => {
          const [message, detail] = inDetail ? ['Error', wrap(words)] : [wrap(words), null];
          expect(match(code, message, detail)).toMatchObject(LOOK_FIRST);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('words of an outage inside a name or another problem do not mean an outage', () => {
    expect(match('6240', 'Duplicate Name Exists Error', 'Name=Timeout Sports Bar already exists').id).toBe(
      'duplicate-name',
    );
    expect(match('6140', 'DocNumber=ECONNRESET is assigned to TxnType=Invoice with TxnId=7').id).toBe(
      'duplicate-number',
    );
    expect(match('2010', 'Unexpected token in the request').id).toBe('not-accepted');
  });
});

describe('words that contradict a code decide', () => {
  test.each<[string, string, GuideId]>([
    ['120', 'message=Unexpected; statusCode: 500', 'no-clear-answer'],
    ['120', 'Authorization Failure statusCode=503', 'busy'],
    ['3100', 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=500', 'no-clear-answer'],
    ['3200', 'Request timed out', 'no-clear-answer'],
    ['110', 'The remote server returned an error: (502) Bad Gateway.', 'no-clear-answer'],
    ['100', 'Too many requests, HTTP status 429', 'too-many-requests'],
    [
      '403',
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don\'t have permission to access "http://quickbooks.api.intuit.com/v3" on this server.<P>Reference #18.6f5c1602.1700000000.1a2b3c</BODY></HTML>',
      'no-clear-answer',
    ],
    [
      '403',
      "Access Denied You don't have permission to access this on this server. Reference #18.6f5c1602",
      'no-clear-answer',
    ],
    ['HTTP_403', 'Attention Required! | Cloudflare Ray ID: 7d1f', 'no-clear-answer'],
    [
      '403',
      'ERROR The request could not be satisfied. Request blocked. Generated by cloudfront',
      'no-clear-answer',
    ],
  ])('%s · %s → %s', (code, words, id) => {
    const found = match(code, words);
    expect(found.id).toBe(id);
    expect(found.category).not.toBe('connection');
  });

  test.each<[string, string | null, GuideId]>([
    ['120', 'Authorization Failure statusCode=403', 'no-access'],
    ['403', 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403', 'reconnect-needed'],
    ['403', 'Access Denied', 'reconnect-needed'],
    ['403', null, 'reconnect-needed'],
    ['401', '<html><body>HTTP Status 401 - Unauthorized</body></html>', 'sign-in-expired'],
  ])('%s · %s stays %s', (code, words, id) => {
    expect(match(code, words).id).toBe(id);
  });

  test('every code of a lost connection with any status of a failing server is temporary', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('100', '110', '120', '130', '3100', '3200', '3202', '401', '403'),
        fc.constantFrom('500', '502', '503', '504', '520', '529'),
        fc.constantFrom(
          'statusCode: ',
          'statusCode=',
          'HTTP status ',
          'HTTP/1.1 ',
          'Request failed with status code ',
        ),
        (code, status, wording) => {
          expect(match(code, `${wording}${status}`)).toMatchObject(LOOK_FIRST);
        },
      ),
    );
  });
});

test.each<[string, GuideId]>([
  [
    'The vendor on one of bills paid in this transaction does not match the vendor on that bill in QBO.',
    'payment-not-linkable',
  ],
  [
    'The customer on one of invoices paid in this transaction does not match the customer on that invoice in QBO.',
    'payment-not-linkable',
  ],
  ['Vendor mismatch', 'payment-not-linkable'],
  ['check number already in use', 'duplicate-number'],
  ['Reference/Check number for this payment is already being used in QBO.', 'duplicate-number'],
  ['The check number 1043 has already been used.', 'duplicate-number'],
  ['The transaction date is on or before your closing date', 'closed-period'],
  ["Date is before the company's closing date.", 'closed-period'],
  ['The date is prior to the book closing date', 'closed-period'],
])('a platform’s own words for a known meaning: %s → %s', (words, id) => {
  expect(match(null, words).id).toBe(id);
  expect(match('sync_error', 'Sync failed', words).id).toBe(id);
});

describe('reasons and codes in markup', () => {
  const TEXT = 'Duplicate Document Number Error';
  const DETAIL =
    'This number has already been used. DocNumber=2026,001 is assigned to TxnType=Invoice with TxnId=42';
  const escapeXml = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const plain = `<Error code="6140"><Message>${TEXT}</Message><Detail>${DETAIL}</Detail></Error>`;
  const forms: readonly (readonly [string, string])[] = [
    ['elements', plain],
    [
      'CDATA',
      `<Error code="6140"><Message><![CDATA[${TEXT}]]></Message><Detail><![CDATA[${DETAIL}]]></Detail></Error>`,
    ],
    ['CDATA of markup', `<Fault><![CDATA[<b>${TEXT}</b> ${DETAIL}]]></Fault>`],
    ['attributes', `<Error code="6140" message="${TEXT}" detail="${DETAIL}"/>`],
    ['attributes in single quotes', `<Error code='6140' Message='${TEXT}' Detail='${DETAIL}' />`],
    ['escaped markup', escapeXml(plain)],
    ['markup escaped twice', escapeXml(escapeXml(plain))],
    ['attributes, escaped', escapeXml(`<Error code="6140" message="${TEXT}" detail="${DETAIL}"/>`)],
    ['JSON', JSON.stringify({ Fault: { Error: [{ code: '6140', Message: TEXT, Detail: DETAIL }] } })],
    [
      'JSON in JSON',
      JSON.stringify({ body: JSON.stringify({ Error: [{ code: '6140', Message: TEXT, Detail: DETAIL }] }) }),
    ],
    ['escaped characters', plain.replace(/</g, '\\u003c').replace(/>/g, '\\u003e').replace(/"/g, '\\"')],
  ];

  test.each(forms)('%s', (_, text) => {
    const found = match(null, text);
    expect(found).toMatchObject({
      id: 'duplicate-number',
      facts: { number: '2026,001', docType: 'Invoice', txnId: '42' },
    });
    if (text.includes('6140')) expect(found.code).toBe('6140');
  });

  test.each(forms)('%s with a code that says nothing', (_, text) => {
    expect(match('ValidationFault', 'Error', text).id).toBe('duplicate-number');
  });

  test('a number is read completely, whatever characters it contains', () => {
    const number = fc
      .stringMatching(/^[0-9A-Z][0-9A-Z,;./#-]{0,18}[0-9A-Z]$/)
      .filter((text) => !/[,;]$/.test(text));
    fc.assert(
      fc.property(number, (written) => {
        const words = `DocNumber=${written} is assigned to TxnType=Bill with TxnId=8`;
        expect(match('6140', words).facts.number).toBe(written);
        expect(match('6140', `DocNumber=${written}, TxnType=Bill`).facts.number).toBe(written);
        expect(match('6140', `DocNumber=${written}`).facts.number).toBe(written);
      }),
    );
  });

  test('escaped markup does not reach the facts', () => {
    const words =
      'You and &lt;b onclick=&quot;x()&quot;&gt;Robin Example&lt;/b&gt; were working on this at the same time.';
    expect(match('5010', words).facts).toEqual({ user: 'Robin Example' });
  });
});
