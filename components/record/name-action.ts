import type { ActionWords } from '../../lib/locales/actions/en.ts';

/** What was done, in words; a platform's own name of it is kept as it is. @param action as a log names it */
export function actionName(action: string, { act, other }: ActionWords): string {
  const known: Readonly<Record<string, string>> = { ...other, ...act };
  return known[action] ?? action;
}

/** What a log adds to it, in words; what others have said is kept as it is. */
export function noteOf(detail: string | null, { note }: ActionWords): string | null {
  const known: Readonly<Record<string, string>> = note;
  return detail === null ? null : (known[detail] ?? detail);
}
