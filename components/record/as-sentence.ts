import type { Language } from '../../lib/core/languages.ts';

/** A reason, in lower case in the catalogues, as a line of its own: with a capital, and with QuickBooks' own. */
export function asSentence(reason: string, language: Language): string {
  const line = reason.charAt(0).toLocaleUpperCase(language) + reason.slice(1);
  return line.replace(/quickbooks/gi, 'QuickBooks');
}
