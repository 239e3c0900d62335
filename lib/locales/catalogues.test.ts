import { expect, test } from 'vitest';
import { ACTION_NAMES } from '../core/records/actions.ts';
import { RECORD_TYPES } from '../core/records/record-types.ts';
import { card as cardEn } from './card/en.ts';
import { card as cardFr } from './card/fr-ca.ts';
import { deeds as deedsEn } from './deeds/en.ts';
import { deeds as deedsFr } from './deeds/fr-ca.ts';
import { diagnosis as diagnosisEn } from './diagnosis/en.ts';
import { diagnosis as diagnosisFr } from './diagnosis/fr-ca.ts';
import { layoutCheck as layoutCheckEn } from './layout-check/en.ts';
import { layoutCheck as layoutCheckFr } from './layout-check/fr-ca.ts';
import { options as optionsEn } from './options/en.ts';
import { options as optionsFr } from './options/fr-ca.ts';
import { panel as panelEn } from './panel/en.ts';
import { panel as panelFr } from './panel/fr-ca.ts';
import { popup as popupEn } from './popup/en.ts';
import { popup as popupFr } from './popup/fr-ca.ts';
import { queue as queueEn } from './queue/en.ts';
import { queue as queueFr } from './queue/fr-ca.ts';
import { reference as referenceEn } from './reference/en.ts';
import { reference as referenceFr } from './reference/fr-ca.ts';
import { shared as en } from './shared/en.ts';
import { shared as fr } from './shared/fr-ca.ts';

/** Every text of a catalogue with its path; functions are called with stand-ins. */
function textsOf(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    // A stand-in fits each kind of parameter: number, name or record type.
    return textsOf(words(...Array(words.length).fill('invoice')), `${path}()`);
  }
  if (words === null || typeof words !== 'object') return [];
  return Object.entries(words).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key));
}

const FRENCH = [
  ['shared', textsOf(fr)],
  ['card', textsOf(cardFr)],
  ['deeds', textsOf(deedsFr)],
  ['popup', textsOf(popupFr)],
  ['options', textsOf(optionsFr)],
  ['reference', textsOf(referenceFr)],
  ['panel', textsOf(panelFr)],
  ['diagnosis', textsOf(diagnosisFr)],
  ['queue', textsOf(queueFr)],
  ['layout-check', textsOf(layoutCheckFr)],
] as const;

test.each(FRENCH)('the French of %s keeps colons and guillemets on the line they belong to', (_, texts) => {
  const loose = texts.filter(([, text]) =>
    / [:»]|« |[^\u00a0]»|[A-Za-zéà)] ?:(\s|$)/.test(text.replace(/https?:/g, '')),
  );
  expect(loose).toEqual([]);
});

test.each(FRENCH)('the French of %s uses typographic apostrophes', (_, texts) => {
  expect(texts.filter(([, text]) => text.includes("'"))).toEqual([]);
});

test('no catalogue holds an empty text [TD-01]', () => {
  for (const words of [
    en,
    fr,
    cardEn,
    cardFr,
    deedsEn,
    deedsFr,
    popupEn,
    popupFr,
    optionsEn,
    optionsFr,
    queueEn,
    queueFr,
    panelEn,
    panelFr,
    referenceEn,
    referenceFr,
    diagnosisEn,
    diagnosisFr,
    layoutCheckEn,
    layoutCheckFr,
  ]) {
    expect(textsOf(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

test('state words stay clear of those that QuickBooks uses itself', () => {
  const states = [...Object.values(en.state), ...Object.values(fr.state)];
  for (const taken of ['Unsent', 'Not sent', 'Non envoyé', 'Annulé', 'Annulée', 'Canceled', 'Pending']) {
    expect(states).not.toContain(taken);
  }
});

test.each([
  ['resync', 'invoice', '1043', 'Resync invoice 1043', 'Resynchroniser la facture 1043'],
  ['clear_id', 'invoice', '1042', 'Clear ID of invoice 1042', 'Effacer l’ID de la facture 1042'],
  ['clear_id', 'payment', 'PAY-1', 'Clear ID of payment PAY-1', 'Effacer l’ID du paiement PAY-1'],
  ['skip', 'journal_entry', '7', 'Skip journal entry 7', 'Passer l’écriture de journal 7'],
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
    for (const type of RECORD_TYPES) {
      expect(en.command[action](type, '1043')).toContain(`${en.type[type]} 1043`);
      expect(fr.command[action](type, '1043')).toContain(`${fr.type[type]} 1043`);
    }
  }
});
