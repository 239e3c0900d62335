import { joinEnds } from '../../core/commands/command-outcome.ts';
import { deepLink } from '../../core/identity/deep-link.ts';
import { identifyPage } from '../../core/identity/identify-page.ts';
import { findNameHolder } from '../../core/matching/find-name-holder.ts';
import type { Action } from '../../core/records/actions.ts';
import type { QuickBooksRef } from '../../core/records/record-types.ts';
import { ofOneCommand } from '../../protocol/one-command.ts';
import type { RecordDetail } from '../../protocol/panel.ts';
import type { CommandAnswer } from '../../protocol/record.ts';
import type { RequestOf } from '../../protocol/requests.ts';
import type { AskSafely } from '../ask-safely.ts';

/** The page functions that the panel needs. */
export interface PanelPage {
  openAddress(address: string): void;
  showRecord(recordId: string): void;
  /** The record open in QuickBooks beside the panel, of this company only. */
  openInQuickBooks(realm: string): Promise<QuickBooksRef | null>;
  copy(text: string): Promise<void>;
}

/** Reads the panel's record again. */
export interface Reread {
  /** Reads the record and shows it; `null` where it cannot be read. */
  refresh(): Promise<RecordDetail | null>;
}

/** All requests and actions of the panel for one record, for its views. None of them rejects. */
export function makePanelCalls(detail: RecordDetail, ask: AskSafely, page: PanelPage, reread: Reread) {
  const { record, company } = detail.card;
  const { realm } = company;
  const which = { company_key: record.company_key, record_id: record.id };

  async function send(
    action: Action,
    input: Readonly<Record<string, unknown>>,
    more: Partial<Pick<RequestOf<'commands'>['items'][number], 'note' | 'then_resync'>> = {},
  ): Promise<CommandAnswer & { readonly keys: readonly string[] }> {
    const key = crypto.randomUUID();
    const answer = await ask<'commands'>({
      type: 'commands',
      realm,
      company_key: which.company_key,
      action,
      items: [{ record_id: which.record_id, version: record.version, key, input, ...more }],
    });
    // The current record is shown before the answer.
    await reread.refresh();
    const sent = ofOneCommand(answer, key);
    const first = sent.status === 'accepted' ? sent.key : key;
    return { ...sent, keys: more.then_resync ? [first, more.then_resync] : [first] };
  }

  return {
    command: (action: Action, input: Readonly<Record<string, unknown>>, note: string | null = null) =>
      send(action, input, note ? { note: note.slice(0, 2000) } : {}),
    compare: () => ask<'compare_record'>({ type: 'compare_record', ...which }),
    checkClearId: () => ask<'check_record'>({ type: 'check_record', realm, ...which }),
    // One request, because the panel may close before the change is answered.
    updateAndResync: (fields: Readonly<Record<string, string>>, note: string) =>
      send('update', { fields }, { then_resync: crypto.randomUUID(), note: note.slice(0, 2000) }),
    async updateAndSyncNow(fields: Readonly<Record<string, string>>) {
      const updated = await send('update', { fields });
      // A run first sends the commands requested before it.
      if (updated.status === 'refused') return updated;
      const asked_at = Date.now();
      const answer = await ask<'sync_now'>({ type: 'sync_now', company_key: which.company_key });
      return { ...updated, sync: answer.status === 'refused' ? answer : asked_at };
    },
    async follow(keys: readonly string[]) {
      const { company_key } = which;
      const answer = await ask<'follow_commands'>({
        type: 'follow_commands',
        realm,
        company_key,
        keys: [...keys],
      });
      return answer.status === 'done' ? joinEnds(answer.ends) : null;
    },
    async syncEnd(askedAt: number) {
      const { company_key } = which;
      const answer = await ask<'popup'>({ type: 'popup', open: null, company_key });
      const company =
        'status' in answer || answer.company?.company_key !== company_key ? null : answer.company;
      const end = company?.progress ? null : company?.last_sync;
      return end && end.at >= askedAt ? end : null;
    },
    async undo(key: string) {
      const answer = await ask<'undo'>({ type: 'undo', realm, company_key: which.company_key, keys: [key] });
      await reread.refresh();
      return answer;
    },
    release: (key: string) =>
      ask<'release'>({ type: 'release', realm, company_key: which.company_key, keys: [key] }),
    tryCommand: (action: Action, input: Readonly<Record<string, unknown>>) =>
      ask<'try_command'>({ type: 'try_command', ...which, version: record.version, action, input }),
    async suggest(typed: string | null) {
      const name = record.name ?? record.party ?? '';
      const query = (typed ?? name).trim();
      if (query === '') return { suggestions: [], clear: null };
      // The name comparer is large and rarely needed, so it is loaded on demand.
      const [answer, { clearMatch, rankCandidates }] = await Promise.all([
        find(query),
        import('../../core/matching/rank-candidates.ts'),
      ]);
      if ('status' in answer) return answer;
      let { candidates } = answer;
      // The full name finds only names with all of its words: its most distinctive word finds more.
      if (typed === null && candidates.length === 0) {
        const more = await find(longestWord(query));
        if (!('status' in more)) candidates = more.candidates;
      }
      const suggestions = rankCandidates(name, typed, candidates);
      return { suggestions, clear: clearMatch(suggestions) };
    },
    async nameHolder(name: string) {
      const answer = await find(name);
      if ('status' in answer) return answer;
      return { holder: findNameHolder(name, answer.candidates) };
    },
    showRecord: page.showRecord,
    openAddress: page.openAddress,
    addressOf: (ref: QuickBooksRef) => deepLink(ref, realm),
    readAddress: readRef,
    openInQuickBooks: () => page.openInQuickBooks(realm),
    copy: page.copy,
  };

  function find(query: string) {
    return ask<'find_customers'>({
      type: 'find_customers',
      company_key: which.company_key,
      query: query.slice(0, 500),
    });
  }
}

/** The record of a QuickBooks address; `null` for any other text. */
export function readRef(address: string): QuickBooksRef | null {
  const identity = identifyPage(address);
  return identity.kind === 'record' ? identity.ref : null;
}

function longestWord(text: string): string {
  return (
    text
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .reduce((longest, word) => (word.length > longest.length ? word : longest), '') || text
  );
}
