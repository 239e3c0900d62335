import { TickmarkError } from '../../core/tickmark-error.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Ask } from './ask-worker.ts';
import type { Teller } from './tell-commands.ts';

export interface ClearIdOptions {
  readonly record: RecordView;
  /** The open company. */
  readonly realm: string;
  readonly ask: Ask;
  readonly teller: Teller;
  /** Ends with the page: a dialog about its record is not confirmed on another page. */
  readonly page: AbortSignal;
  /** Ends with the visit. */
  readonly signal: AbortSignal;
}

/**
 * Checks whether the copy in QuickBooks is really gone, and asks the user whether to clear its id.
 * @returns what stands for the look in the command; `false` if the user decided against it; `null` if the user was not
 * asked, because the page or the company was left
 */
export async function confirmClearId(options: ClearIdOptions): Promise<string | false | null> {
  const { record, realm, ask, teller, page, signal } = options;
  const { announcer } = teller;
  const { company_key, id: record_id } = record;
  const dialog = new AbortController();
  const check = ask<'check_record'>({ type: 'check_record', realm, company_key, record_id });
  // A failed check is announced here and only closes the dialog.
  check.catch((error: unknown) => {
    dialog.abort();
    const isKnown = error instanceof TickmarkError && error.code !== 'worker_gone';
    if (teller.isOpen(realm)) teller.fail(isKnown ? error.message : announcer.words.no_answer);
  });
  const surface = await announcer.card();
  if (page.aborted || !teller.isOpen(realm)) return null;
  const confirmed = await surface.confirmClearId({
    record,
    check,
    language: announcer.language,
    signal: AbortSignal.any([dialog.signal, page, signal]),
  });
  const answer = confirmed && (await check);
  return (answer && 'look' in answer && answer.look) || false;
}
