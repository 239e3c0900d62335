import type { ActionWords, OtherActionWords } from '../../lib/locales/actions/en.ts';

/**
 * The name of an action in words; a platform's own name stays unchanged.
 * @param action as in the log
 */
export function actionName(
  action: string,
  { act, other }: ActionWords & { readonly other?: OtherActionWords },
): string {
  const known: Readonly<Record<string, string>> = { ...other, ...act };
  return known[action] ?? action;
}

/** A log's note in words; other people's texts stay unchanged. */
export function noteOf(detail: string | null, { note }: ActionWords): string | null {
  const known: Readonly<Record<string, string>> = note;
  return detail === null ? null : (known[detail] ?? detail);
}
