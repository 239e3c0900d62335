import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportedError } from '../records/platform-record.ts';
import { RECORD_TYPE_NAMES } from '../records/record-types.ts';
import { ERROR_GUIDE } from './error-guide.fixture.ts';
import type { GuideId } from './guide-entries.ts';
import type { GuideCategory } from './guide-entry.ts';
import { errorSignature, type MatchContext, matchError } from './match-error.ts';

const error = (code: string | null, message: string | null = null, detail: string | null = null) =>
  ({ code, message, detail, request_id: 'tid-1' }) satisfies ReportedError;
const invoice: MatchContext = { type: 'invoice', state: 'failed' };
const customer: MatchContext = { type: 'customer', state: 'failed' };

/** Every code of Intuit's table and those seen in the field, by category where only the code is known. */
const KINDS: Readonly<Record<GuideCategory, string>> = {
  connection:
    '100 110 120 130 140 3100 3200 3202 6190 7001 10200 HTTP_401 HTTP_403 HTTP_404 access_denied ' +
    'invalid_client invalid_grant invalid_scope',
  temporary: '150 500 600 4002 5010 10000 HTTP_500 HTTP_502 HTTP_503 HTTP_504 NETWORK PARSE',
  limits: '1040 3001 10100 HTTP_413 HTTP_429',
  data:
    '400 610 620 630 700 800 900 1050 2000 2010 2020 2030 2040 2050 2060 2070 2080 2090 2100 2110 2120 ' +
    '2130 2140 2150 2160 2170 2180 2190 2200 2210 2220 2230 2240 2250 2260 2270 2280 2290 2300 2500 2600 ' +
    '3000 4000 4001 5000 5020 5030 6000 6010 6020 6030 6040 6041 6050 6060 6070 6080 6090 6100 6110 6120 ' +
    '6130 6140 6150 6160 6170 6180 6200 6210 6220 6230 6240 6250 6270 6280 6290 6300 6310 6320 6330 6340 ' +
    '6350 6360 6370 6380 6390 6400 6420 6430 6440 6450 6460 6470 6480 6490 6500 6510 6520 6530 6540 6560',
  unknown: '1000 1010 1020 6610 6830',
};
const KIND_OF = Object.entries(KINDS).flatMap(([kind, codes]) =>
  codes.split(' ').map((code) => [code, kind] as const),
);
const CODES = KIND_OF.map(([code]) => code);

test('the list of codes is complete', () => {
  expect(new Set(CODES).size).toBe(141);
});

test.each(KIND_OF)('code %s has a meaning by itself: %s', (code, kind) => {
  const { id, category } = matchError(ERROR_GUIDE, error(code), invoice);
  expect(['unknown', 'no-reason']).not.toContain(id);
  expect(category).toBe(kind);
});

test.each(CODES.filter((code) => /^\d+$/.test(code)))('leading zeros of %s do not matter', (code) => {
  expect(matchError(ERROR_GUIDE, error(`00${code}`), invoice).id).toBe(
    matchError(ERROR_GUIDE, error(code), invoice).id,
  );
});

test('a code that means "unknown" stays unknown, with or without words', () => {
  expect(matchError(ERROR_GUIDE, error('UNKNOWN', 'Something odd'), invoice).id).toBe('unknown');
  expect(matchError(ERROR_GUIDE, error('UNKNOWN'), invoice).id).toBe('no-reason');
});

const DUPLICATE =
  'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111';
const CLOSED =
  'Account Period Closed : The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.';
const INACTIVE =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";
const STALE =
  'Stale Object Error : You and Robin Example were working on this at the same time. Robin Example finished before you did, so your work was not saved.';

/** code · message · detail · meaning */
const CASES: [string | null, string | null, string | null, GuideId][] = [
  // one meaning under several codes, one code under several meanings
  ['6140', 'Duplicate Document Number Error', DUPLICATE, 'duplicate-number'],
  ['6210', 'Duplicate Document Number Error', DUPLICATE, 'duplicate-number'],
  ['6200', 'Duplicate Document Number Error', DUPLICATE, 'duplicate-number'],
  ['6210', 'Account Period Closed', CLOSED, 'closed-period'],
  ['6200', 'Account Period Closed', CLOSED, 'closed-period'],
  ['6140', 'Account Period Closed', CLOSED, 'closed-period'],
  ['5010', 'Account Period Closed', CLOSED, 'closed-period'],
  ['6210', null, null, 'closed-period'],
  ['6200', null, null, 'closed-period'],
  ['6140', null, null, 'duplicate-number'],
  ['6140', 'Duplicate Name Exists Error', 'The name supplied already exists. : null', 'duplicate-name'],
  ['5010', 'Stale Object Error', STALE, 'edited-meanwhile'],
  ['3200', 'The given edit sequence is out-of-date.', null, 'edited-meanwhile'],
  // 610
  ['610', 'Object Not Found', `Object Not Found : ${INACTIVE}`, 'inactive'],
  ['610', 'Object Not Found', 'Another user has deleted this transaction.', 'record-gone'],
  ['610', 'Object Not Found', 'Object Not Found', 'record-gone'],
  ['610', null, null, 'not-found'],
  ['610', 'Objet non trouvé', `Objet non trouvé : ${INACTIVE}`, 'inactive'],
  [null, 'Object Not Found', null, 'not-found'],
  ['3120', 'Object "80000001" specified in the request cannot be found.', null, 'record-gone'],
  ['3240', null, null, 'record-gone'],
  // references
  ['2500', 'Invalid Reference Id', `Invalid Reference Id : ${INACTIVE}`, 'inactive'],
  [
    '2500',
    'Invalid Reference Id',
    'Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Mulch (deleted).',
    'inactive',
  ],
  ['2500', 'Invalid Reference Id', 'Line.SalesItemLineDetail.ItemRef', 'wrong-product'],
  ['2500', 'Invalid Reference Id', 'Accounts element id 99 not found', 'wrong-reference'],
  ['2500', 'Invalid Reference Id', 'Names element id 44 not found', 'wrong-reference'],
  ['2500', 'Invalid Reference Id', 'Invalid Reference Id : CustomerRef', 'customer-missing'],
  ['2500', null, null, 'wrong-reference'],
  [null, 'Invalid Reference Id', 'Invalid Reference Id : Line.SalesItemLineDetail.ItemRef', 'wrong-product'],
  // 6000: the words decide
  [
    '6000',
    'A business validation error has occurred while processing your request',
    null,
    'business-rule-unsaid',
  ],
  ['6000', null, null, 'business-rule-unsaid'],
  [
    '6000',
    'A business validation error has occurred while processing your request',
    'Business Validation Error: Something of its own',
    'business-rule',
  ],
  ['6000', null, 'Business Validation Error: You must set a transaction amount', 'value-missing'],
  ['6000', null, 'Make sure all your transactions have a GST/HST rate before you save.', 'tax-code'],
  ['6000', null, 'We are having trouble calculating tax', 'tax-calculation'],
  ['6000', null, 'Tax Exemption Reason is required', 'value-missing'],
  ['6000', null, 'The currency of the customer differs from the transaction', 'wrong-currency'],
  ['6000', null, 'Select a bank account for this deposit.', 'wrong-account'],
  ['6000', null, '(-30003) Unexpected Internal Error', 'no-clear-answer'],
  ['6000', null, 'Deposited Transaction cannot be changed', 'deposited'],
  [
    '6000',
    'Business Validation Error',
    'This transaction is matched to a downloaded transaction. If you want to change the account, you need to unmatch the transaction first.',
    'bank-matched',
  ],
  ['6000', null, CLOSED, 'closed-period'],
  ['6540', 'Deposited Transaction cannot be changed', null, 'deposited'],
  // gateway, HTTP, connection
  [null, 'message=AuthenticationFailed; errorCode=003200; statusCode=401', null, 'sign-in-expired'],
  [
    '003200',
    'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    'Token expired: AB0119',
    'sign-in-expired',
  ],
  [
    '3200',
    'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    'Malformed bearer token',
    'reconnect-needed',
  ],
  ['403', 'message=ThrottleExceeded; errorCode=003001; statusCode=403', null, 'too-many-requests'],
  [
    '403',
    'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
    null,
    'reconnect-needed',
  ],
  ['3100', 'message=InternalServerError; errorCode=003100; statusCode=500', null, 'no-clear-answer'],
  ['120', 'Authorization Failure', '-11014-You do not have access', 'no-access'],
  ['6190', 'Invalid Company Status', 'Subscription period has ended or canceled', 'subscription-ended'],
  [null, null, 'Your trial has expired', 'subscription-ended'],
  ['401', null, null, 'sign-in-expired'],
  ['429', 'Too Many Requests', null, 'too-many-requests'],
  ['503', null, null, 'busy'],
  ['http 504', null, null, 'no-clear-answer'],
  ['HTTP_529', null, null, 'no-clear-answer'],
  [null, 'Request timed out', null, 'no-clear-answer'],
  ['ETIMEDOUT', 'connect ETIMEDOUT', null, 'no-clear-answer'],
  [
    null,
    '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center>nginx</center></body></html>',
    null,
    'busy',
  ],
  ['500', null, null, 'no-clear-answer'],
  ['500', 'Unsupported Operation', 'Operation Delete is not supported.', 'not-accepted'],
  ['10000', 'An application error has occurred', 'java.lang.NullPointerException', 'not-accepted'],
  ['10000', 'An application error has occurred', null, 'no-clear-answer'],
  // HTTP statuses and unknown codes leave the meaning to the words
  ['400', 'Duplicate Document Number Error', DUPLICATE, 'duplicate-number'],
  ['ValidationFault', 'Error code: 6140', 'x', 'duplicate-number'],
  ['ValidationFault', '<Error code="6240"><Message>x</Message></Error>', null, 'duplicate-name'],
  ['9999', '{"Fault":{"Error":[{"code":"5010","Message":"x"}]}}', null, 'edited-meanwhile'],
  ['QBO-6140', null, null, 'duplicate-number'],
  // the company's language
  [
    '6140',
    'Erreur : numéro de document en double',
    'Vous devez indiquer un numéro différent.',
    'duplicate-number',
  ],
  ['6210', 'Numéro de document en double', 'Ce numéro a déjà été utilisé.', 'duplicate-number'],
  ['6210', 'Période comptable fermée', 'La période comptable est fermée.', 'closed-period'],
  [
    '6240',
    'Erreur : ce nom existe déjà.',
    'Le nom indiqué existe déjà. : Un(e) autre client, fournisseur ou employé utilise déjà ce nom. Utilisez un autre nom.',
    'duplicate-name',
  ],
  [null, 'Le nom indiqué existe déjà.', null, 'duplicate-name'],
  ['610', 'Objet introuvable', 'Un autre utilisateur a supprimé cette opération.', 'record-gone'],
  ['610', 'Objet introuvable', 'Cet élément a été rendu inactif.', 'inactive'],
  // a title in another language, with a code that needs no words
  ['6430', 'Tipo de cuenta no válido', null, 'wrong-account'],
  // platforms' own words
  [null, 'Customer C-202 not synced', null, 'waiting-on-parent'],
  ['parent', 'Invoice 1043 has not been synchronized yet', null, 'waiting-on-parent'],
  [null, 'Payment is $0.01 more than the QuickBooks invoice', null, 'payment-too-large'],
  ['tax_differs', 'Tax differs', null, 'tax-differs'],
  // empty
  [null, null, null, 'no-reason'],
  ['', '', '', 'no-reason'],
  ['  ', ' \n\t', '\u200b', 'no-reason'],
  ['null', 'null', 'undefined', 'no-reason'],
  ['0', 'Error', '...', 'no-reason'],
  [null, '<p> </p>', '{}', 'no-reason'],
  // unknown
  ['9999', 'Flux capacitor misaligned', null, 'unknown'],
  ['9999', null, null, 'unknown'],
  [null, 'Flux capacitor misaligned', null, 'unknown'],
  // a specific code is not overruled by words inside a name
  ['6240', 'Duplicate Name Exists Error', 'Name: Stale Object Removal Inc. already exists', 'duplicate-name'],
  ['2210', 'Invalid Email', 'throttle@example.com: internal server error', 'bad-contact'],
];

test.each(CASES)('%s · %s · %s → %s', (code, message, detail, id) => {
  expect(matchError(ERROR_GUIDE, error(code, message, detail), invoice).id).toBe(id);
});

test('a customer does not wait for itself', () => {
  expect(matchError(ERROR_GUIDE, error(null, 'Customer C-202 not synced'), customer).id).toBe('unknown');
});

test('a missing error means that no reason was given', () => {
  expect(matchError(ERROR_GUIDE, null, invoice)).toMatchObject({
    id: 'no-reason',
    code: null,
    usesGrace: true,
  });
});

describe('the state explains an error that says nothing', () => {
  test.each([
    ['link_broken', error(null), 'record-gone'],
    ['link_broken', error('610'), 'record-gone'],
    ['link_broken', error('610', 'Object Not Found', INACTIVE), 'inactive'],
    ['waiting', null, 'waiting-on-parent'],
    ['changed', null, 'changed-since-sync'],
    ['changed', error('6140'), 'duplicate-number'],
    ['failed', error('610'), 'not-found'],
  ] as const)('%s %j → %s', (state, reported, id) => {
    expect(matchError(ERROR_GUIDE, reported, { type: 'invoice', state }).id).toBe(id);
  });
});

describe('behaviour', () => {
  const behaviour = (code: string | null, message: string | null = null, context = invoice) => {
    const { category, resyncHelps, clearIdHelps, usesGrace, automaticCorrection, when } = matchError(
      ERROR_GUIDE,
      error(code, message),
      context,
    );
    return [category, resyncHelps, clearIdHelps, usesGrace, automaticCorrection, when];
  };

  test.each([
    ['610', INACTIVE, ['data', 'after-fix', false, true, null, null]],
    ['610', 'not found', ['data', 'no', true, false, 'recheck-once', 'at-once']],
    ['5010', null, ['temporary', 'yes', false, false, 'resend-once', 'at-once']],
    ['6140', null, ['data', 'after-fix', false, true, null, null]],
    ['6210', CLOSED, ['data', 'after-fix', false, false, null, null]],
    ['6000', 'other', ['data', 'after-fix', false, true, null, null]],
    ['6190', null, ['connection', 'no', false, false, null, null]],
    ['6430', null, ['data', 'after-fix', false, true, null, null]],
    ['120', null, ['connection', 'no', false, false, null, null]],
    ['429', null, ['limits', 'yes', false, false, 'recheck-once', 'at-once']],
    ['503', null, ['temporary', 'yes', false, false, 'recheck-once', 'at-once']],
    ['2500', 'ItemRef', ['data', 'yes', false, true, 'rematch-product', 'after-grace']],
    ['6540', null, ['data', 'after-fix', false, false, null, null]],
    [null, 'Customer not synced', ['data', 'via-parent', false, false, null, null]],
    [null, null, ['unknown', 'yes', false, true, null, null]],
    ['9999', 'what', ['unknown', 'yes', false, true, null, null]],
  ])('%s %s', (code, message, expected) => {
    expect(behaviour(code, message)).toEqual(expected);
  });

  test('only a customer is relinked by name, and never to a vendor', () => {
    const relink = ['data', 'after-fix', false, true, 'relink-exact-customer', 'after-grace'];
    const leave = ['data', 'after-fix', false, true, null, null];
    expect(behaviour('6240', 'The name supplied already exists. : null', customer)).toEqual(relink);
    expect(behaviour('6240', 'Another vendor is already using this name.', customer)).toEqual(leave);
    expect(behaviour('6240', null, invoice)).toEqual(leave);
    expect(behaviour('6240', null, { type: 'service', state: 'failed' })).toEqual(leave);
  });

  test('outages, limits and lost connections never use grace cycles [SS-13]', () => {
    for (const code of CODES) {
      const match = matchError(ERROR_GUIDE, error(code), invoice);
      if (['temporary', 'connection', 'limits'].includes(match.category)) expect(match.usesGrace).toBe(false);
      if (match.clearIdHelps) expect(['record-gone', 'bad-link']).toContain(match.id);
    }
  });
});

describe('facts', () => {
  const facts = (code: string | null, detail: string, context = invoice) =>
    matchError(ERROR_GUIDE, error(code, null, detail), context).facts;

  test('number, type and id of the document that has the number', () => {
    const clash = { number: '1043', docType: 'CreditMemo', txnId: '111' };
    expect(facts('6140', DUPLICATE)).toEqual(clash);
    expect(facts('6210', DUPLICATE)).toEqual(clash);
    expect(facts('6140', 'DocNumber=A 12-b is assigned to TxnType=Invoice with TxnId=7')).toEqual({
      number: 'A 12-b',
      docType: 'Invoice',
      txnId: '7',
    });
    expect(facts('6140', 'DocNumber=9 est attribué à TxnType=Note de crédit avec TxnId=8')).toEqual({
      number: '9',
      docType: 'CreditMemo',
      txnId: '8',
    });
    expect(
      facts('6140', 'DocNumber=9 is assigned to TxnType=Bill Payment (Check) with TxnId=8').docType,
    ).toBe('BillPayment');
    expect(facts('6140', 'DocNumber=9 is assigned to TxnType=Novelty with TxnId=8').docType).toBeUndefined();
    expect(facts('6140', 'Duplicate Document Number Error')).toEqual({});
  });

  test('the holder of the name, if the text names one kind', () => {
    expect(facts('6240', 'Another customer, vendor or employee is already using this name.')).toEqual({});
    expect(facts('6240', 'Un(e) autre client, fournisseur ou employé utilise déjà ce nom.')).toEqual({});
    expect(facts('6240', 'Another vendor is already using this name.')).toEqual({ nameHolder: 'vendor' });
    expect(facts('6240', 'Un autre fournisseur utilise déjà ce nom.')).toEqual({ nameHolder: 'vendor' });
    expect(facts('6240', 'Another $$customer$$ is already using this name.')).toEqual({
      nameHolder: 'customer',
    });
    expect(facts('6240', 'The name supplied already exists. : Id=58')).toEqual({ nameId: '58' });
    expect(facts('6240', 'The name supplied already exists. : null')).toEqual({});
    expect(facts('6240', 'Another vendor uses the name "Customer Supply"')).toEqual({
      name: 'Customer Supply',
      nameHolder: 'vendor',
    });
  });

  test('the inactive name, the first user to save, the reference, the field', () => {
    expect(facts('2500', 'you must restore Mulch (deleted).')).toEqual({ name: 'Mulch' });
    expect(facts('610', INACTIVE)).toEqual({});
    expect(facts('5010', STALE)).toEqual({ user: 'Robin Example' });
    expect(facts('5010', 'You and another user were working on this at the same time.')).toEqual({});
    expect(facts('2500', 'Names element id 44 not found')).toEqual({ ref: 'name', refId: '44' });
    expect(facts('2500', 'Klasses element id 12 not found')).toEqual({ ref: 'class', refId: '12' });
    expect(facts('2500', 'Depts element id 3 not found')).toEqual({ ref: 'location', refId: '3' });
    expect(facts('2500', 'Line.SalesItemLineDetail.ItemRef')).toEqual({ ref: 'product' });
    expect(facts('2020', 'Required parameter CustomerRef is missing in the request')).toEqual({
      field: 'customer',
    });
    expect(facts('2020', 'Required parameter Line is missing in the request')).toEqual({ field: 'lines' });
    expect(facts('6000', 'You must set a transaction amount')).toEqual({ field: 'amount' });
    expect(facts('6080', '')).toEqual({ field: 'name' });
    expect(
      facts('2050', 'String length is either shorter or longer than supported. Min:0 Max:21 supplied:30'),
    ).toEqual({
      limit: 21,
    });
  });

  test('markup and direction marks do not reach the facts', () => {
    expect(
      facts(
        '5010',
        'You and <b onclick="x()">Robin\u202e Example</b> were working on this at the same time.',
      ),
    ).toEqual({ user: 'Robin Example' });
  });
});

describe('texts of any kind', () => {
  const pieces = fc.constantFrom(
    ...[
      'DocNumber=',
      'TxnType=',
      ' is assigned to ',
      '<',
      '>',
      '<b>',
      ' payment ',
      ' more than ',
      'balance ',
      '&amp;',
    ],
    ...[
      'You and ',
      ' were working on ',
      'customer on ',
      'restore ',
      '(deleted',
      '"',
      '«',
      'Name: ',
      'code=',
      '0',
    ],
    ...[
      'number ',
      'subscription ',
      'abonnement ',
      'travaillez ',
      'a',
      ' ',
      '\u0000',
      '\u0301',
      '\ud800',
      '$&',
      '{name}',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.array(pieces, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3_000 }))
      .map(([parts, times]) => parts.join('').repeat(times).slice(0, 10_000)),
  );

  test('matching never throws and is fast', () => {
    const slowest = { ms: 0, of: '' };
    fc.assert(
      fc.property(
        fc.option(text),
        fc.option(text),
        fc.option(fc.oneof(text, fc.constantFrom(...CODES))),
        fc.constantFrom(...RECORD_TYPE_NAMES),
        (message, detail, code, type) => {
          const start = performance.now();
          const match = matchError(ERROR_GUIDE, error(code, message, detail), { type, state: 'failed' });
          const ms = performance.now() - start;
          if (ms > slowest.ms) Object.assign(slowest, { ms, of: String(message).slice(0, 80) });
          expect(match.id).not.toBe('');
          for (const fact of Object.values(match.facts)) expect(String(fact).length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 300 },
    );
    // A pattern with unbounded backtracking takes minutes on these texts; a busy machine some hundred milliseconds.
    expect(slowest.ms, slowest.of).toBeLessThan(2_000);
  });

  test.each([
    '<',
    '<a ',
    'payment more than ',
    'customer on ',
    'customer not ',
    '"',
    ' ',
    'DocNumber=',
    'e\u0301',
  ])('10,000 characters of %j', (piece) => {
    const long = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    expect(matchError(ERROR_GUIDE, error(null, long, long), invoice).id).toBeTypeOf('string');
  });

  test('words at either end of a long text are found', () => {
    const filler = 'x '.repeat(5_000);
    expect(matchError(ERROR_GUIDE, error(null, `${CLOSED} ${filler}`), invoice).id).toBe('closed-period');
    expect(matchError(ERROR_GUIDE, error(null, `${filler} ${CLOSED}`), invoice).id).toBe('closed-period');
  });
});

test('the signature is equal for equal causes and different for others', () => {
  const signature = (code: string | null, message: string | null) => {
    const reported = error(code, message);
    return errorSignature(matchError(ERROR_GUIDE, reported, customer), reported);
  };
  expect(signature('6240', 'a')).toBe(signature('06240', 'b'));
  expect(signature('9999', 'a')).toBe(signature('9999', 'b'));
  expect(signature('9999', 'a')).not.toBe(signature('9998', 'a'));
  expect(signature(null, 'Odd thing 12')).toBe(signature(null, 'Odd thing 13'));
  expect(signature(null, 'Odd thing')).not.toBe(signature(null, 'Other thing'));
});
