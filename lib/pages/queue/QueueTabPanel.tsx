import { Approvals } from '../../../components/queue/Approvals.tsx';
import { Attention } from '../../../components/queue/Attention.tsx';
import { ConnectionView } from '../../../components/queue/ConnectionView.tsx';
import { GuideIndex } from '../../../components/queue/GuideIndex.tsx';
import { LogView } from '../../../components/queue/LogView.tsx';
import { Preview } from '../../../components/queue/Preview.tsx';
import type { QueueFrame } from '../../../components/queue/queue-frame.ts';
import { Submissions } from '../../../components/queue/Submissions.tsx';
import { saveFile } from '../../../components/save-file.ts';
import { matchError } from '../../core/error-guide/match-error.ts';
import { LIST_TYPES } from '../../core/identity/list-routes.ts';
import type { TestRun } from '../../core/listing/command-batch.ts';
import type { LogLine } from '../../core/listing/log-lines.ts';
import { hasOneSecret } from '../../core/platform-kinds.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import { explain } from '../../views/explain-error.ts';
import { searchGuide } from '../../views/search-guide.ts';
import type { loadReport } from './load-report.tsx';
import type { OpenCompany } from './open-company.ts';
import type { QueueState } from './queue-state.ts';
import type { Store } from './read-store.ts';
import type { makeSideViews } from './side-views.tsx';

export interface QueueTabPanelProps {
  frame: QueueFrame;
  state: Readonly<QueueState>;
  store: Store;
  open: OpenCompany;
  side: ReturnType<typeof makeSideViews>;
  report: ReturnType<typeof loadReport>;
  optionsAddress: string;
  /** Reads the whole store again. */
  onRefresh: () => void;
  /** Failed shows the records of all lists again. */
  onEveryList: () => void;
  onTest: (test: TestRun | null) => void;
}

/** The selected view of the queue. */
export function QueueTabPanel(props: QueueTabPanelProps) {
  const { frame, state, store, open, side, report } = props;
  const { words, writing } = frame;
  switch (state.tab) {
    case 'submissions':
      return (
        <Submissions
          frame={frame}
          readAt={new Date(store.read_at).toISOString()}
          onRefresh={props.onRefresh}
          older={open.calls.older}
          onBrought={(count) => open.sender.say(words.older.brought(count), 'good')}
        />
      );
    case 'approvals':
      return (
        <Approvals
          frame={frame}
          kept={open.approvals.ids()}
          onKeep={open.approvals.hold}
          onUnkeep={open.approvals.release}
        />
      );
    case 'preview':
      return <Preview frame={frame} test={state.test} onTest={props.onTest} />;
    case 'attention':
      return (
        <Attention
          frame={frame}
          list={state.list && { name: words.lists[state.list], types: LIST_TYPES[state.list] }}
          onEveryList={props.onEveryList}
        />
      );
    case 'log':
      return (
        <LogView
          frame={frame}
          logs={open.logs.now()}
          reasonOf={(line, type) => reasonOfLine(line, type, frame, store)}
          onMore={() => void open.logs.readPlatform()}
          onSave={saveFile}
        />
      );
    case 'report':
      return report.draw(frame);
    case 'reference':
      return side.reference(frame.company, writing.now);
    case 'connection':
      return (
        <ConnectionView
          frame={frame}
          active={countActive(frame, store)}
          onDisconnect={open.calls.disconnect}
          onReconnect={hasOneSecret(store.company?.connected.connection.kind) ? open.calls.reconnect : null}
          optionsAddress={props.optionsAddress}
        >
          {side.diagnosis(frame.company.company_key, writing.now)}
          <GuideIndex
            frame={frame}
            search={(text) => searchGuide(text, store.words.errorGuide, store.words.guide)}
          />
        </ConnectionView>
      );
    default:
      return state.tab satisfies never;
  }
}

/** Why a line failed, in the guide's words; `null` where the guide knows no more than the line says. */
function reasonOfLine(
  { code, detail }: LogLine,
  type: RecordType | null,
  { company }: QueueFrame,
  { words }: Store,
): string | null {
  const error = { code, message: detail, detail: null, request_id: null };
  const match = matchError(words.errorGuide, error, { type: type ?? 'other', state: 'failed' });
  if (match.unread) return null;
  return explain(match, error, { type: type ?? 'other', platform: company.platform }, words.guide).short;
}

/** Counts what must end before the connection may: open commands, records being sent, a run. */
function countActive({ records, company }: QueueFrame, { jobs }: Store): number {
  const ids = new Set(jobs.map((job) => job.record_id));
  for (const record of records) if (record.state === 'syncing') ids.add(record.id);
  return Math.max(ids.size, company.progress ? 1 : 0);
}
