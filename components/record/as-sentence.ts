import type { Language } from '../../lib/core/languages.ts';

/** A reason for use within a line: as in the catalogues, in lower case except for names. */
export function withinLine(reason: string): string {
  return reason.replace(/quickbooks/gi, 'QuickBooks');
}

/** A reason as a line of its own, with a capital. */
export function asSentence(reason: string, language: Language): string {
  return withinLine(reason.charAt(0).toLocaleUpperCase(language) + reason.slice(1));
}
