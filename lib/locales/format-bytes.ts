import type { Language } from '../core/languages.ts';

/** An amount of storage: `840 kB`, `12 MB`. Never a false zero: what is there takes a kilobyte at least. */
export function formatBytes(bytes: number, language: Language): string {
  const [amount, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
