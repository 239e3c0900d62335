import { TickmarkError } from '../../core/tickmark-error.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Ask } from './ask-worker.ts';
import type { Teller } from './tell-commands.ts';

export interface ClearIdOptions {
  readonly record: RecordView;
  /** The company that is open. */
  readonly realm: string;
  readonly ask: Ask;
  readonly teller: Teller;
  /** Ends with the page: what was asked about its record is not answered on another one's. */
  readonly page: AbortSignal;
  /** Ends with the visit. */
  readonly signal: AbortSignal;
}

/**
 * Looks whether the QuickBooks copy is really gone, and asks the person whether its id is to be cleared.
 * @returns `null` where nobody was asked, because the page or the company has been left
 */
export async function confirmClearId(options: ClearIdOptions): Promise<boolean | null> {
  const { record, realm, ask, teller, page, signal } = options;
  const { announcer } = teller;
  const { company_key, id: record_id } = record;
  const dialog = new AbortController();
  const check = ask<'check_record'>({ type: 'check_record', realm, company_key, record_id });
  // A check that failed is told of here and only ends the dialog.
  check.catch((error: unknown) => {
    dialog.abort();
    const isKnown = error instanceof TickmarkError && error.code !== 'worker_gone';
    if (teller.isOpen(realm)) teller.fail(isKnown ? error.message : announcer.words.no_answer);
  });
  const surface = await announcer.card();
  if (page.aborted || !teller.isOpen(realm)) return null;
  return surface.confirmClearId({
    record,
    check,
    language: announcer.language,
    signal: AbortSignal.any([dialog.signal, page, signal]),
  });
}
