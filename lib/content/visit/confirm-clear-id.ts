import type { RecordView } from '../../protocol/views.ts';
import type { Teller } from './tell-commands.ts';

export interface ClearIdOptions {
  readonly record: RecordView;
  /** The open company. */
  readonly realm: string;
  readonly teller: Teller;
  /** Ends with the page: a dialog about its record is not confirmed on another page. */
  readonly page: AbortSignal;
  /** Ends with the visit. */
  readonly signal: AbortSignal;
  /** The dialog cannot be shown on this page. */
  onFailed(): void;
}

/**
 * Asks the user whether to clear the id of a record; the dialog checks whether the copy in QuickBooks is really gone.
 * @returns what stands for the look in the command; `false` also where the page or the company was left
 */
export function confirmClearId(options: ClearIdOptions): Promise<string | false> {
  const { record, realm, teller, page, signal } = options;
  const { announcer } = teller;
  const { company_key, id: record_id } = record;
  return announcer.frames.confirmClearId({
    about: { realm, company_key, record_id },
    record,
    language: announcer.language,
    signal: AbortSignal.any([page, signal]),
    onRefused(why) {
      if (teller.isOpen(realm)) teller.fail(why ?? announcer.words.no_answer);
    },
    onFailed: options.onFailed,
  });
}
