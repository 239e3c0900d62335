import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer';

const LOCALES = fileURLToPath(new URL('../../../lib/locales', import.meta.url));

/** All catalogues of a language: their texts, and functions that make texts of names and numbers. */
async function cataloguesOf(file: string): Promise<unknown[]> {
  const paths = readdirSync(LOCALES).map((room) => join(LOCALES, room, file));
  return Promise.all(paths.filter((path) => existsSync(path)).map((path) => import(path)));
}

/** What functions of the catalogues are called with: numbers for each plural, and what is a name as well as a type of record. */
const SAMPLES: readonly unknown[] = [1, 2, 'invoice', null];

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    return SAMPLES.flatMap((sample) => {
      try {
        return textsOf(words(...Array<unknown>(Math.max(words.length, 1)).fill(sample)));
      } catch {
        // Not every function takes every sample.
        return [];
      }
    });
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

const wordsOf = (text: string): string[] =>
  text
    .replace(/\{\w+\}/g, ' ')
    .toLowerCase()
    .match(/\p{L}[\p{L}’]+/gu) ?? [];

/** All texts of the English catalogues. */
export const englishTexts: readonly string[] = textsOf(await cataloguesOf('en.ts'));
const french = new Set(
  textsOf(await cataloguesOf('fr-ca.ts'))
    .filter((text) => text !== 'invoice')
    .flatMap(wordsOf),
);
/** English words of the catalogues that no French text has. */
const english = new Set(englishTexts.flatMap(wordsOf).filter((word) => !french.has(word)));
/** Words that a French QuickBooks uses for other states. */
const TAKEN = /non envoyé|^annulée?$/i;
/** Our own and others' products, and what nobody translates. */
const PRODUCTS =
  /https?:\S+|\S+@\S+|Invoice Ninja|Sage Expense Management|Source Platform API|Expense Management|QuickBooks Online|English/g;

/** Codes of errors, which are no words of a language. */
const CODES = /\b\w+_\w+\b|\b[A-Z]{4,}\b/g;

/** Fields of a record that hold what somebody has named or written. */
const NAMING =
  /name|number|memo|description|title|detail|label|note|reason|message|text|address|street|city|terms|method/;

/** The words of a text that are English, and what QuickBooks uses otherwise. */
export function foreignIn(text: string): string[] {
  const plain = text.replace(PRODUCTS, ' ').replace(CODES, ' ');
  return [...wordsOf(plain).filter((word) => english.has(word)), ...(plain.match(TAKEN) ?? [])];
}

/**
 * All that a page says or names and that is not marked as English: texts, names, hints, the title. Words of an original are
 * marked; names of records are taken out.
 * @returns each text with an English word, behind the words
 */
export async function foreignWords(page: Page | Frame, names: readonly string[] = []): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = [document.title];
    const isOriginal = (element: Element) =>
      element.closest('[lang]')?.matches('[lang|=en]') || element.closest('[translate=no]');
    const look = (root: Element) => {
      for (const element of [root, ...root.querySelectorAll('*')]) {
        if (element.matches('script, style, html') || isOriginal(element)) continue;
        for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'data-words'])
          found.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '');
        if (element.shadowRoot) for (const child of element.shadowRoot.children) look(child);
      }
    };
    look(document.body);
    return found.map((text) => text.trim()).filter(Boolean);
  });
  if (texts.length === 0) throw new Error('Nothing is said.');
  const longestFirst = names.filter(Boolean).sort((a, b) => b.length - a.length);
  return [...new Set(texts)].flatMap((text) => {
    const without = longestFirst.reduce((left, name) => left.replaceAll(name, ' '), text);
    const words = foreignIn(without);
    return words.length > 0 ? [`${words.join(', ')}: ${text}`] : [];
  });
}

/** What is told in English on a French page too: names of records, people and lists, and their texts. */
export function namesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' ? (NAMING.test(key) ? [value] : []) : namesIn(value),
  );
}
