import type { Language } from '../core/languages.ts';

/** Formats an amount of storage in bytes: `840 kB`, `12 MB`. Anything above zero shows at least one kilobyte. */
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
