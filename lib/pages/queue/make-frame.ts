import type { Beginning, ListBeside, QueueFrame } from '../../../components/queue/queue-frame.ts';
import { judgeSender } from '../../core/commands/judge-command.ts';
import { deepLink } from '../../core/identity/deep-link.ts';
import type { CommandBatch } from '../../core/listing/command-batch.ts';
import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { type Action, OFFERED_IN_FULL } from '../../core/records/actions.ts';
import { setHomeCurrency } from '../../core/records/money.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import type { ConnectedCompany } from '../../views/find-company.ts';
import { senderOf } from '../../views/judged-record.ts';
import { viewRecord } from '../../views/view-record.ts';
import { wordReason } from '../../views/word-reason.ts';
import type { Page } from '../create-page.ts';
import type { Store } from './read-store.ts';

/** Why a user cannot send a command on any record of a company now, and who could; `null` where nothing prevents it. */
function whyNotAtAll(action: Action, connected: ConnectedCompany, words: AnswerWords): string | null {
  const reason = judgeSender(action, senderOf(connected));
  return reason && wordReason(reason, connected, words);
}

/** Record views as on every surface; each is created when it becomes visible, and cached until something changes. */
export function makeRecordViews(store: () => Store | null) {
  let views = new Map<ListedRecord, RecordView>();

  function view(record: ListedRecord): RecordView {
    const known = views.get(record);
    if (known) return known;
    const now = store();
    if (!now?.company) throw new Error('Nothing is shown before the company is read');
    const job = now.jobs.find((each) => each.record_id === record.id) ?? null;
    const made = viewRecord(record, now.company.connected, now.words, job, OFFERED_IN_FULL);
    views.set(record, made);
    return made;
  }

  return {
    view,
    /** The reason for a record's state, in words; `null` without a record or a reason. */
    reasonOf(id: string): string | null {
      const record = store()?.records?.get(id);
      return record ? view(record).reason : null;
    },
    forget(): void {
      views = new Map();
    },
  };
}

export interface FrameOptions {
  readonly page: Page<QueueWords>;
  readonly clock: () => number;
  readonly view: (record: ListedRecord) => RecordView;
  readonly ask: (batch: CommandBatch) => void;
  /** Shows one record in full. */
  readonly openRecord: (
    record: { readonly company_key: string; readonly record_id: string },
    begin?: Beginning,
  ) => void;
  /** The id of the record shown in full, or `null`. */
  readonly opened: () => string | null;
  /** The list on the page. */
  readonly beside: ListBeside;
}

/** The data and callbacks that every view of the queue needs; `null` until the company has been read. */
export function makeFrame(
  { company, records, words: answerWords }: Store,
  { page, clock, view, ask, openRecord, opened, beside }: FrameOptions,
): QueueFrame | null {
  if (!company || !records) return null;
  const { summary } = company;
  const [words, language] = [page.words(), page.language()];
  setHomeCurrency(summary.currency);
  return {
    words,
    language,
    writing: { words: words.shared, language, timeZone: summary.time_zone, now: clock() },
    company: summary,
    ...records.now(),
    view,
    whyNot: (action) => whyNotAtAll(action, company.connected, answerWords),
    ask,
    quickBooksAddress: (record) => record.quickbooks && deepLink(record.quickbooks, summary.realm),
    openRecord: (record, begin) =>
      openRecord({ company_key: summary.company_key, record_id: record.id }, begin),
    opened: opened(),
    beside,
  };
}
