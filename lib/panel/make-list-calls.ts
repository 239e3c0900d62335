import type { AskSafely } from './ask-safely.ts';

/** An edit of a list, but for the key that makes it happen once. */
export type ListWish =
  | { readonly kind: 'add'; readonly name: string; readonly parent_id: string | null }
  | { readonly kind: 'rename'; readonly id: string; readonly version: string; readonly name: string }
  | { readonly kind: 'deactivate'; readonly id: string; readonly version: string };

/** What the reference lists of one company ask, as the views want it. None of it rejects. */
export function makeListCalls(ask: AskSafely, company_key: string) {
  return {
    askConnection: () => ask<'ask_connection'>({ type: 'ask_connection', company_key }),
    openList: (list: string, cursor: string | null) =>
      ask<'open_list'>({ type: 'open_list', company_key, list, cursor }),
    editList: (list: 'classes' | 'departments', wish: ListWish) =>
      ask<'edit_list'>({
        type: 'edit_list',
        company_key,
        list,
        edit: { ...wish, key: crypto.randomUUID() },
      }),
  };
}
