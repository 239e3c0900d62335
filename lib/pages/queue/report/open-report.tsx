import type { ComponentChild } from 'preact';
import type { QueueFrame } from '../../../../components/queue/queue-frame.ts';
import type { RecordOf } from '../../../../components/report/FindingsView.tsx';
import { ReportView } from '../../../../components/report/ReportView.tsx';
import { saveFile } from '../../../../components/save-file.ts';
import { isExample } from '../../../core/example-company.ts';
import type { CommandBatch } from '../../../core/listing/command-batch.ts';
import type { Action } from '../../../core/records/actions.ts';
import { REPORT_WORDS } from '../../../locales/report/index.ts';
import type { ReadContext } from '../../../views/read-context.ts';
import type { Store } from '../read-store.ts';
import { writeExampleReport } from './example-report.ts';
import { followCheck } from './follow-check.ts';

/** The commands after which a record is sent to QuickBooks. */
const SENDING: ReadonlySet<Action> = new Set<Action>(['resync', 'approve', 'create_new']);

/** What the queue page needs of the check of reports. */
export interface OpenReport {
  readonly draw: (frame: QueueFrame) => ComponentChild;
  /** A warning where a resync of this record would make a second copy. */
  readonly warningOf: (recordId: string, frame: QueueFrame) => string | null;
  /** The batch, with a warning before it where its resyncs would make second copies. */
  readonly guard: (batch: CommandBatch, frame: QueueFrame) => CommandBatch;
}

/**
 * Opens the check of reports, which is loaded when its tab is first opened.
 * @param store the page's copy of the store, with the company whose queue is shown
 */
export function openReport(
  store: () => Store | null,
  { clock, tables }: Pick<ReadContext, 'clock' | 'tables'>,
  onChange: () => void,
): OpenReport {
  const startThread = () =>
    new Worker(new URL('./report-thread.ts', import.meta.url), { type: 'module', name: 'report' });
  const recordOf: RecordOf = (id) => store()?.records?.get(id) ?? null;
  const check = followCheck(() => store()?.company?.summary, startThread, clock, onChange);
  /** Checks a report that is made of the example's own copies in QuickBooks. */
  function checkExample({ company_key, name }: QueueFrame['company']): void {
    check.checkMade('Transaction List by Date.csv', async () => {
      const rows = await tables.bulk.records.under(company_key).all();
      const records = rows.map(({ record }) => record);
      return writeExampleReport(name, records);
    });
  }
  return {
    draw: (frame) => (
      <ReportView
        {...{ frame, check, recordOf }}
        words={REPORT_WORDS[frame.language]}
        onSave={saveFile}
        onExample={isExample(frame.company.realm) ? () => checkExample(frame.company) : null}
      />
    ),
    warningOf: (recordId, { language, company: { platform } }) =>
      check.wouldDouble(recordId) ? REPORT_WORDS[language].would_double_line(platform) : null,
    guard(batch, { language, words }) {
      const sent = batch.parts.filter(({ action }) => SENDING.has(action)).flatMap(({ records }) => records);
      const all = [...sent, ...(batch.run ?? [])];
      const doubled = all.filter(({ id }) => check.wouldDouble(id));
      if (doubled.length === 0) return batch;
      const line = REPORT_WORDS[language].would_double_many(doubled.length);
      const confirm = batch.confirm ?? {
        title: words.confirm_resync.title(all.length),
        lines: [],
        label: words.confirm_resync.label(all.length),
      };
      return { ...batch, confirm: { ...confirm, lines: [line, ...confirm.lines] } };
    },
  };
}
