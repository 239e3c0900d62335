import type { ReportCheck, ShownCheck } from '../../../../components/report/report-calls.ts';
import type { DateOrder } from '../../../core/identity/read-date.ts';
import type { CheckedReport, CheckMessage, CheckRequest } from '../../../core/report/checked-report.ts';
import { type PackedFindings, unpackFindings } from '../../../core/report/pack-findings.ts';

/** The thread that checks reports: started for one check, and ended with it. */
export interface CheckThread {
  readonly postMessage: (request: CheckRequest) => void;
  readonly terminate: () => void;
  onmessage: ((event: MessageEvent<CheckMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Follows the check of one report at a time. Everything is kept in memory: the file until it is checked, the result
 * until the page closes.
 * @param onChange called when there is something else to show
 */
export function followCheck(
  company: () => { readonly company_key: string; readonly name: string } | undefined,
  startThread: () => CheckThread,
  clock: () => number,
  onChange: () => void,
): ReportCheck {
  let shown: ShownCheck = { status: 'none' };
  let thread: CheckThread | null = null;
  let file: File | null = null;
  /** The result before, which a canceled or refused check leaves. */
  let before: Extract<ShownCheck, { status: 'done' }> | null = null;
  const doubles = new Set<string>();

  function show(next: ShownCheck): void {
    shown = next;
    onChange();
  }

  function end(): void {
    thread?.terminate();
    thread = null;
  }

  function begin(next: File, order: DateOrder | null): void {
    end();
    file = next;
    if (shown.status === 'done') before = shown;
    const of = company();
    if (!of) return;
    const { company_key, name } = of;
    let checked: CheckedReport | null = null;
    const findings: PackedFindings[] = [];
    const started = startThread();
    thread = started;
    show({ status: 'busy', file: next.name, step: 'reading', done: null });
    started.onerror = (event) => {
      event.preventDefault();
      end();
      show({ status: 'failed', file: next.name, reason: event.message });
    };
    started.onmessage = ({ data }) => {
      switch (data.kind) {
        case 'step':
          show({ status: 'busy', file: next.name, step: data.step, done: data.done });
          return;
        case 'ask_order':
          end();
          show({ status: 'ask_order', file: next.name, sample: data.sample, days: data.days });
          return;
        case 'refused':
          end();
          show({ status: 'refused', file: next.name, refusal: data.refusal });
          return;
        case 'not_ready':
          end();
          show({ status: 'not_ready', file: next.name });
          return;
        case 'checked':
          checked = data.checked;
          return;
        case 'findings':
          findings.push(data);
          return;
        case 'end':
          end();
          if (checked) finish(next, checked, findings);
          return;
        default:
          data satisfies never;
      }
    };
    started.postMessage({ file: next, company_key, company_name: name, order });
  }

  function finish(of: File, checked: CheckedReport, parts: readonly PackedFindings[]): void {
    doubles.clear();
    for (const part of parts) for (const id of part.doubles) doubles.add(id);
    const about = { name: of.name, saved_at: of.lastModified };
    file = null;
    before = null;
    show({ status: 'done', file: about, checked_at: clock(), checked, findings: unpackFindings(parts) });
  }

  return {
    now: () => shown,
    check: (next) => begin(next, null),
    checkMade: (name, make) => {
      make().then(
        (text) => begin(new File([text], name, { type: 'text/csv' }), null),
        (error: unknown) => show({ status: 'failed', file: name, reason: String(error) }),
      );
    },
    answerOrder: (order) => {
      if (file) begin(file, order);
    },
    cancel: () => {
      end();
      file = null;
      show(before ?? { status: 'none' });
    },
    wouldDouble: (recordId) => doubles.has(recordId),
  };
}
