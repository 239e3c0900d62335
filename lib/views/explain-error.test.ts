import { describe, expect, test } from 'vitest';
import { reportedErrors } from '../../test/sandbox/world/reported-errors.ts';
import { ERROR_GUIDE } from '../core/error-guide/error-guide.fixture.ts';
import { GUIDE_IDS } from '../core/error-guide/guide-entries.ts';
import type { GuideFacts } from '../core/error-guide/guide-facts.ts';
import { GUIDE_STEPS } from '../core/error-guide/guide-steps.ts';
import { type GuideMatch, matchError } from '../core/error-guide/match-error.ts';
import type { ReportedError } from '../core/records/platform-record.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { guideWords as en } from '../locales/guide/en.ts';
import { guideWords as frCa } from '../locales/guide/fr-ca.ts';
import type { GuideWords } from '../locales/guide/guide-words.ts';
import type { Phrase } from '../locales/phrase.ts';
import { type ExplainedRecord, explain, mayLinkToClash } from './explain-error.ts';

const LANGUAGES: [string, GuideWords][] = [
  ['English', en],
  ['French', frCa],
];

const error = (code: string | null, detail: string | null): ReportedError => ({
  code,
  message: null,
  detail,
  request_id: null,
});

const explained = (
  code: string | null,
  detail: string | null,
  record: ExplainedRecord,
  words: GuideWords = en,
  state = 'failed',
) => {
  const reported = error(code, detail);
  return explain(matchError(ERROR_GUIDE, reported, { type: record.type, state }), reported, record, words);
};

const CREDIT_MEMO = 'DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111';
const fieldPro = { type: 'invoice', number: '1043', platform: 'FieldPro' } as const;

describe('duplicate number', () => {
  test('held by a document of another type: no link is offered', () => {
    for (const code of ['6140', '6210']) {
      const { short, what, steps } = explained(
        code,
        `Duplicate Document Number Error: ${CREDIT_MEMO}`,
        fieldPro,
      );
      expect(short).toBe('duplicate number');
      expect(what).toBe('Number 1043 is already used by a credit memo in QuickBooks.');
      expect(steps).toEqual([
        'In QuickBooks, open the credit memo with number 1043 and compare.',
        'Change the number in FieldPro.',
        'Choose Resync.',
      ]);
    }
  });

  test('held by a document of the same type: link first', () => {
    const same = 'DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145';
    const { steps } = explained('6140', same, fieldPro);
    expect(steps[1]).toBe('If it is the same record, link to it.');
    expect(steps[2]).toBe('If not, change the number in FieldPro.');
  });

  test('holder not named: the record’s own number is shown', () => {
    expect(explained('6140', null, fieldPro).what).toBe('Number 1043 is already used in QuickBooks.');
    expect(explained('6140', null, { type: 'invoice', number: null }).what).toBe(
      'The number is already used in QuickBooks.',
    );
  });

  test('in French', () => {
    const { short, what, steps } = explained('6140', CREDIT_MEMO, fieldPro, frCa);
    expect(short).toBe('numéro de document en double');
    expect(what).toBe('Le numéro 1043 est déjà utilisé par une note de crédit dans QuickBooks.');
    expect(steps[0]).toBe('Dans QuickBooks, ouvrez la note de crédit portant le numéro 1043 et comparez.');
  });
});

describe('duplicate name', () => {
  const ace = { type: 'customer', name: 'Ace Supply', platform: 'FieldPro' } as const;

  test('held by a vendor: another display name, no link, no promise to relink', () => {
    const { what, steps, otherwise } = explained('6240', 'Another vendor is already using this name.', ace);
    expect(what).toBe('The name “Ace Supply” is already used by a vendor in QuickBooks.');
    expect(steps).toEqual(['Choose another display name in FieldPro.', 'Choose Resync.']);
    expect(otherwise).toBe(en.otherwise['keeps-failing']);
  });

  test('holder not named: look it up, link or rename', () => {
    const { what, steps, otherwise } = explained('6240', 'The name supplied already exists. : null', ace);
    expect(what).toBe(
      'The name “Ace Supply” is already used in QuickBooks by a customer, a vendor or an employee.',
    );
    expect(steps).toHaveLength(4);
    expect(otherwise).toBe(en.otherwise['corrected-if-safe']);
  });

  test('of a product: its own list is named', () => {
    const { what } = explained('6240', null, { type: 'service', name: 'Spring clean-up' });
    expect(what).toBe(
      'The name “Spring clean-up” is already used by another product or service in QuickBooks.',
    );
  });

  test('of a French supplier, with accents', () => {
    const { what } = explained(
      '6240',
      'Un autre fournisseur utilise déjà ce nom.',
      { type: 'customer', name: 'Érablière Côté & Fils' },
      frCa,
    );
    expect(what).toBe(
      'Le nom «\u00a0Érablière Côté & Fils\u00a0» est déjà utilisé par un fournisseur dans QuickBooks.',
    );
  });
});

test('a missing reason is said to be missing, in both languages [SS-20]', () => {
  expect(explained(null, null, fieldPro)).toMatchObject({
    short: 'quickbooks gave no reason',
    what: 'QuickBooks gave no reason.',
  });
  expect(explained(null, null, fieldPro, frCa).what).toBe('QuickBooks n’a donné aucune raison.');
  expect(
    explain(matchError(ERROR_GUIDE, null, { type: 'invoice', state: 'failed' }), null, fieldPro, en).original,
  ).toEqual({
    code: null,
    message: null,
    detail: null,
    requestId: null,
  });
});

test('an unknown error shows its code and its original words [SO-22]', () => {
  const reported = { code: '9999', message: ' <b>Ünknown</b> ', detail: '$& {name}', request_id: 'tid-9' };
  const { short, original } = explain(
    matchError(ERROR_GUIDE, reported, { type: 'payment', state: 'failed' }),
    reported,
    { type: 'payment' },
    en,
  );
  expect(short).toBe('unknown error 9999');
  expect(original).toEqual({
    code: '9999',
    message: ' <b>Ünknown</b> ',
    detail: '$& {name}',
    requestId: 'tid-9',
  });
});

test('a long or strange code does not appear in the badge', () => {
  expect(explained('<img src=x>', 'what', fieldPro).short).toBe('unknown reason');
  expect(explained('1'.repeat(50), 'what', fieldPro).short).toBe('unknown reason');
});

test('values are inserted literally, never as placeholders or patterns', () => {
  const { what } = explained('6240', null, { type: 'customer', name: '$& {platform} $1' });
  expect(what).toBe(
    'The name “$& {platform} $1” is already used in QuickBooks by a customer, a vendor or an employee.',
  );
});

test('the other user, the reference, the field and the limit are named if known', () => {
  expect(
    explained('5010', 'You and Robin Example were working on this at the same time.', fieldPro).what,
  ).toBe('Robin Example saved this record in QuickBooks first.');
  expect(explained('2500', 'Klasses element id 12 not found', fieldPro).what).toBe(
    'QuickBooks cannot find the class that this invoice uses.',
  );
  expect(explained('2020', 'Required parameter CustomerRef is missing', fieldPro, frCa).what).toBe(
    'QuickBooks exige le client avant d’accepter cette facture.',
  );
  expect(explained('2050', 'PrivateNote Max:4000', fieldPro).what).toBe(
    'QuickBooks allows 4000 characters at most for the memo.',
  );
});

const INACTIVE =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.";

test('the most common sentence for 610 begins with a capital, in both languages', () => {
  expect(explained('610', INACTIVE, fieldPro).what).toMatch(/^This invoice uses something that is inactive/);
  expect(explained('610', INACTIVE, fieldPro, frCa).what).toMatch(/^\p{Lu}/u);
});

test('a sentence that begins with the record’s name begins with a capital', () => {
  expect(explained(null, null, fieldPro, en, 'waiting').what).toMatch(/^This invoice waits/);
});

test.each(LANGUAGES)('for any report, every part of the explanation is a sentence, in %s', (_, words) => {
  const record = { number: '1043', name: 'mulch ltd.', platform: 'fieldpro inc.' };
  const samples = [
    ...reportedErrors(),
    ...[
      INACTIVE,
      'you must restore mulch (deleted)',
      'you and jane were working on this at the same time',
    ].map((detail) => ({ code: null, message: null, detail })),
  ];
  const wrong = new Set<string>();
  for (const sample of samples) {
    for (const type of RECORD_TYPE_NAMES) {
      for (const state of ['failed', 'link_broken', 'waiting', 'changed']) {
        const reported = { ...sample, request_id: null };
        const match = matchError(ERROR_GUIDE, reported, { type, state });
        const { what, steps, otherwise } = explain(match, reported, { type, ...record }, words);
        for (const text of [what, ...steps, otherwise]) {
          if (!/^(?:[\p{Lu}\p{N}]|“|«).*[.?]$/su.test(text) || /\.\./.test(text)) wrong.add(text);
        }
      }
    }
  }
  expect([...wrong]).toEqual([]);
});

test('linking is offered for the same type only', () => {
  const to = (facts: GuideFacts, type: ExplainedRecord['type'], id: GuideMatch['id'] = 'duplicate-number') =>
    mayLinkToClash({ ...matchError(ERROR_GUIDE, null, { type, state: 'failed' }), id, facts }, type);
  expect(to({ docType: 'Invoice' }, 'invoice')).toBe(true);
  expect(to({ docType: 'CreditMemo' }, 'invoice')).toBe(false);
  expect(to({ docType: 'RefundReceipt' }, 'refund')).toBe(true);
  expect(to({}, 'invoice')).toBe(true);
  expect(to({ nameHolder: 'vendor' }, 'customer', 'duplicate-name')).toBe(false);
  expect(to({ nameHolder: 'vendor' }, 'vendor', 'duplicate-name')).toBe(true);
  expect(to({}, 'invoice', 'duplicate-name')).toBe(false);
  expect(to({}, 'invoice', 'closed-period')).toBe(false);
});

describe.each(LANGUAGES)('the catalogue in %s', (_, words) => {
  const phrases = (table: Readonly<Record<string, Phrase>>) =>
    Object.entries(table).flatMap(([key, phrase]) => [phrase].flat().map((text) => [key, text] as const));
  const sentences = [...phrases(words.what), ...phrases(words.steps), ...phrases(words.otherwise)];
  const all = [...phrases(words.short), ...sentences];

  test('every entry explains itself for every type of record without any facts [SO-23, SS-14]', () => {
    for (const id of GUIDE_IDS) {
      for (const type of RECORD_TYPE_NAMES) {
        const match: GuideMatch = {
          ...matchError(ERROR_GUIDE, null, { type, state: 'failed' }),
          id,
          facts: {},
        };
        const { short, what, steps, otherwise } = explain(match, null, { type }, words);
        expect(steps.length, id).toBeGreaterThan(0);
        for (const text of [what, ...steps, otherwise]) {
          expect(text, id).toMatch(/^[“«]?\p{Lu}|^[“«]?\p{N}/u);
        }
        for (const text of [short, what, ...steps, otherwise]) {
          expect(text, id).not.toMatch(/[{}]|\bundefined\b|\bnull\b|^\s*$/);
        }
        expect(short.length, `${id}: ${short}`).toBeLessThanOrEqual(40);
        expect(short, id).toBe(short.toLowerCase());
        expect(new Set(steps).size, id).toBe(steps.length);
      }
    }
  });

  test('every entry has a different reason', () => {
    const shorts = GUIDE_IDS.map((id) => [words.short[id]].flat().at(-1));
    expect(new Set(shorts).size).toBe(GUIDE_IDS.length);
  });

  test('sentences begin with a capital, a placeholder or a quote, end with a full stop and are plain', () => {
    for (const [key, text] of sentences) {
      expect(text, key).toMatch(/^(?:\p{Lu}|[{“«]).*[.?]$/u);
      expect(text, key).not.toMatch(
        /^\{platform\}|\bentit(?:y|é)|\bobject\b|\bobjet\b|\bpush|\bpurge|\bflush|\bAPI\b|!/i,
      );
      expect(text, key).not.toMatch(/ {2}|^\s|\s$/);
    }
  });

  test('no phrase is empty and no placeholder is misspelt', () => {
    const blanks =
      /\{(?!(?:this|platform|number|aDocument|theDocument|name|aHolder|ref|user|field|limit|code)\})/;
    for (const [key, text] of all) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(blanks);
    }
  });

  test('the last of several phrases needs no facts', () => {
    for (const table of [words.short, words.what, words.steps, words.otherwise]) {
      for (const [key, phrase] of Object.entries(table)) {
        expect([phrase].flat().at(-1), key).not.toMatch(/\{(?!this\}|platform\})/);
      }
    }
  });
});

test('both languages have the same keys, and equally many phrases for each', () => {
  const shape = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.length
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : 1;
  expect(shape(frCa)).toEqual(shape(en));
});

test('both languages fill the same placeholders', () => {
  const blanksOf = (phrase: Phrase) =>
    [phrase].flat().map((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, blank]) => blank).sort());
  const facts = (phrase: Phrase) =>
    blanksOf(phrase).map((blanks) => blanks.filter((blank) => blank !== 'this' && blank !== 'platform'));
  for (const part of ['short', 'what', 'steps', 'otherwise'] as const) {
    const english: Readonly<Record<string, Phrase>> = en[part];
    const french: Readonly<Record<string, Phrase>> = frCa[part];
    for (const key of Object.keys(english)) {
      expect(facts(french[key] ?? ''), key).toEqual(facts(english[key] ?? ''));
    }
  }
});

test('French follows Canadian typography and usage', () => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : Object.values(value as Readonly<Record<string, unknown>>).flatMap((inner) => texts(inner));
  for (const text of texts(frCa)) {
    expect(text).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    expect(text).not.toMatch(/[^\u00a0]:/);
    expect(text).not.toMatch(/[ \u00a0][;!?]| %/);
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/\b(?:tu|ton|tes|toi|patron|e-mail|email|mail)\b/i);
  }
});

test('every phrase of the steps and outcomes is used', () => {
  const steps = new Set(GUIDE_IDS.flatMap((id) => [...GUIDE_STEPS[id].steps]));
  const outcomes = new Set(GUIDE_IDS.map((id) => GUIDE_STEPS[id].otherwise));
  expect(Object.keys(en.steps).filter((step) => !steps.has(step as never))).toEqual([]);
  expect(Object.keys(en.otherwise).filter((outcome) => !outcomes.has(outcome as never))).toEqual([]);
});
