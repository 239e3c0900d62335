import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_LANGUAGE, LANGUAGE_TAGS, LANGUAGES, type Language } from '../core/languages.ts';
import { ACTION_NAMES } from '../core/records/actions.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { command as commandEn, actions as deedsEn } from './actions/en.ts';
import { command as commandFr, actions as deedsFr } from './actions/fr-ca.ts';
import { BEGIN_ANEW_WORDS } from './begin-anew/index.ts';
import { CARD_WORDS } from './card/index.ts';
import { DIAGNOSIS_WORDS } from './diagnosis/index.ts';
import { EXAMPLE_TEXTS } from './example/index.ts';
import { EXAMPLE_LINE_WORDS } from './example-line/index.ts';
import { OFFER_WORDS } from './example-offer/index.ts';
import { GUIDE_WORDS } from './guide/index.ts';
import { LAYOUT_CHECK_WORDS } from './layout-check/index.ts';
import { LINE_WORDS } from './line/index.ts';
import { NOTICE_WORDS } from './notices/index.ts';
import { OPTIONS_WORDS } from './options/index.ts';
import { PAGE_WORDS } from './page/index.ts';
import { PANEL_WORDS } from './panel/index.ts';
import { POPUP_WORDS } from './popup/index.ts';
import { PROBLEM_WORDS } from './problems/index.ts';
import { QUEUE_WORDS } from './queue/index.ts';
import { REASON_WORDS } from './reasons/index.ts';
import { REFERENCE_WORDS } from './reference/index.ts';
import { REPORT_WORDS } from './report/index.ts';
import { shared as en } from './shared/en.ts';
import { shared as fr } from './shared/fr-ca.ts';

/** Every text of a catalogue with its path; functions are called with sample arguments. */
function textsOf(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    // The sample fits each type of parameter: number, name or record type.
    return textsOf(words(...Array(words.length).fill('invoice')), `${path}()`);
  }
  if (words === null || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key));
}

const SURFACES = {
  card: CARD_WORDS,
  diagnosis: DIAGNOSIS_WORDS,
  example: EXAMPLE_TEXTS,
  guide: GUIDE_WORDS,
  begin_anew: BEGIN_ANEW_WORDS,
  layout_check: LAYOUT_CHECK_WORDS,
  line: LINE_WORDS,
  notices: NOTICE_WORDS,
  offer: OFFER_WORDS,
  options: OPTIONS_WORDS,
  page: PAGE_WORDS,
  panel: PANEL_WORDS,
  popup: POPUP_WORDS,
  problems: PROBLEM_WORDS,
  queue: QUEUE_WORDS,
  reasons: REASON_WORDS,
  reference: REFERENCE_WORDS,
  report: REPORT_WORDS,
  example_line: EXAMPLE_LINE_WORDS,
};

/** Every French text that people read, by catalogue. */
const FRENCH: [string, [string, string][]][] = [
  ['shared', textsOf(fr)],
  ['actions', textsOf(deedsFr)],
  ...Object.entries(SURFACES).map(([surface, catalogues]): [string, [string, string][]] => [
    surface,
    textsOf(catalogues['fr-CA']),
  ]),
];

test.each(FRENCH)('the French of %s keeps colons, guillemets and percent signs on their line', (_, texts) => {
  const loose = texts.filter(([, text]) =>
    / [:»%]|« |[^\u00a0]»|«[^\u00a0]|[A-Za-zéà)] ?:(\s|$)|\d%/.test(text.replace(/https?:/g, '')),
  );
  expect(loose).toEqual([]);
});

test.each(FRENCH)('the French of %s uses typographic apostrophes', (_, texts) => {
  expect(texts.filter(([, text]) => text.includes("'"))).toEqual([]);
});

/** Words that stand for one thing here, and those that must not. */
const REPLACED =
  /\b(badges?|enregistrements?|jumel\w+|[Aa]ppuyez|[Rr]echarge\w*|réglages?|[Ss]oumettre|[Ss]oumissions?|[Rr]etenir|[Rr]etenu|QuickBooks en ligne)\b|l’administration/;

test.each(FRENCH)('the French of %s has one word for one thing', (_, texts) => {
  expect(texts.filter(([, text]) => REPLACED.test(text))).toEqual([]);
});

test('the names of platforms and people bring no agreement with them', () => {
  const agreeing = FRENCH.flatMap(([surface, texts]) =>
    texts
      .filter(([, text]) =>
        /(?:^|[.;:]\s)(\{platform\}|invoice) (est|n’est (pas|plus)|sera) \p{L}+(é|ée|i|ie|u|ue)\b/u.test(
          text,
        ),
      )
      .map(([path]) => `${surface}: ${path}`),
  );
  expect(agreeing).toEqual([]);
});

test.each(['en', 'fr', 'fr_CA'])('the store’s texts in %s fit the store', (tag) => {
  const messages = JSON.parse(readFileSync(`public/_locales/${tag}/messages.json`, 'utf8'));
  expect(messages.description.message.length).toBeLessThanOrEqual(132);
  expect(messages.name.message.length).toBeLessThanOrEqual(75);
});

test('no catalogue contains an empty text [TD-01]', () => {
  for (const language of LANGUAGE_TAGS) {
    for (const [surface, catalogues] of Object.entries(SURFACES)) {
      const texts = textsOf(catalogues[language], surface);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  }
  for (const words of [en, fr, deedsEn, deedsFr]) {
    expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

test.each(LANGUAGE_TAGS)('%s has the browser’s own messages and a privacy page', (language) => {
  const messagesOf = (tag: string) =>
    Object.keys(JSON.parse(readFileSync(`public/_locales/${tag.replace('-', '_')}/messages.json`, 'utf8')));
  expect(messagesOf(language)).toEqual(messagesOf(DEFAULT_LANGUAGE));
  expect(existsSync(`public/${LANGUAGES[language].privacyPage}`)).toBe(true);
});

test('state words differ from those of QuickBooks', () => {
  const states = [...Object.values(en.state), ...Object.values(fr.state)];
  for (const taken of ['Unsent', 'Not sent', 'Non envoyé', 'Annulé', 'Annulée', 'Canceled', 'Pending']) {
    expect(states).not.toContain(taken);
  }
});

test.each([
  ['resync', 'invoice', '1043', 'Resync invoice 1043', 'Resynchroniser la facture 1043'],
  ['clear_id', 'invoice', '1042', 'Clear ID of invoice 1042', 'Effacer l’ID de la facture 1042'],
  ['clear_id', 'payment', 'PAY-1', 'Clear ID of payment PAY-1', 'Effacer l’ID du paiement PAY-1'],
  ['skip', 'journal_entry', '7', 'Skip journal entry 7', 'Exclure l’écriture de journal 7'],
  [
    'ignore_error',
    'employee',
    'E-1',
    'Ignore this error of employee E-1',
    'Ignorer cette erreur de l’employé E-1',
  ],
] as const)('%s on %s %s', (action, type, label, english, french) => {
  expect(en.command[action](type, label)).toBe(english);
  expect(fr.command[action](type, label)).toBe(french);
});

test('every command of every type names its record in both languages', () => {
  for (const action of ACTION_NAMES) {
    for (const type of RECORD_TYPE_NAMES) {
      expect(en.command[action](type, '1043')).toContain(`${en.type[type]} 1043`);
      expect(fr.command[action](type, '1043')).toContain(`${fr.type[type]} 1043`);
    }
  }
});

const COMMANDS: Record<Language, typeof commandEn> = { en: commandEn, 'fr-CA': commandFr };

test('the name of a command’s button contains its label, in every language', () => {
  for (const language of LANGUAGE_TAGS) {
    const { actions } = CARD_WORDS[language];
    const command = COMMANDS[language];
    const apart = ACTION_NAMES.filter(
      (action) =>
        !command[action]('customer', 'Birch').toLowerCase().includes(actions.act[action].toLowerCase()),
    );
    expect([language, apart]).toEqual([language, []]);
  }
});

test('each language but English has a script of its own for QuickBooks’ pages', () => {
  for (const tag of LANGUAGE_TAGS.filter((each) => each !== DEFAULT_LANGUAGE)) {
    const path = `entrypoints/page-${tag.toLowerCase()}.ts`;
    expect(existsSync(path), path).toBe(true);
    expect(readFileSync(path, 'utf8'), path).toContain(`'${tag}': page`);
  }
});
