import type { AskSafely } from '../ask-safely.ts';

/** An edit of a list, without its idempotency key. */
export type ListChange =
  | { readonly kind: 'add'; readonly name: string; readonly parent_id: string | null }
  | { readonly kind: 'rename'; readonly id: string; readonly version: string; readonly name: string }
  | { readonly kind: 'deactivate'; readonly id: string; readonly version: string };

/** Answers that leave open whether the edit was made. */
const UNSURE: ReadonlySet<string> = new Set(['unconfirmed', 'worker_gone']);

/** The requests of one company's reference lists, for their views. None of them rejects. */
export function makeListCalls(ask: AskSafely, company_key: string) {
  /** The keys of unconfirmed edits: a repeated edit gets the same key, so that it is made once. */
  const unsure = new Map<string, string>();
  return {
    askConnection: () => ask<'ask_connection'>({ type: 'ask_connection', company_key }),
    openList: (list: string, cursor: string | null) =>
      ask<'open_list'>({ type: 'open_list', company_key, list, cursor }),
    async editList(list: 'classes' | 'departments', edit: ListChange) {
      const edited = JSON.stringify([list, edit]);
      const key = unsure.get(edited) ?? crypto.randomUUID();
      const answer = await ask<'edit_list'>({
        type: 'edit_list',
        company_key,
        list,
        edit: { ...edit, key },
      });
      if (answer.status === 'refused' && UNSURE.has(answer.problem.code)) unsure.set(edited, key);
      else unsure.delete(edited);
      return answer;
    },
  };
}
