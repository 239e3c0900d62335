import type { Language } from '../../lib/core/languages.ts';

/** A reason as it stands within a line: as the catalogues have it, in small letters but for the name that has capitals. */
export function withinLine(reason: string): string {
  return reason.replace(/quickbooks/gi, 'QuickBooks');
}

/** A reason as a line of its own: it begins with a capital letter. */
export function asSentence(reason: string, language: Language): string {
  return withinLine(reason.charAt(0).toLocaleUpperCase(language) + reason.slice(1));
}
