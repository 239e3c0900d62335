import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { CommandBatch } from '../../lib/core/listing/command-batch.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Brand } from '../Brand.tsx';
import { Toast } from '../card/Toast.tsx';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { SyncTimes } from '../state/SyncTimes.tsx';
import { trusted } from '../trusted.ts';
import { CommandButton } from './controls.tsx';
import { QUEUE_TABS, type QueueFrame, type QueueTab } from './queue-frame.ts';

/** The messages on the page, and the progress of long work. */
export interface QueueToasts {
  readonly said: readonly {
    readonly id: number;
    readonly text: string;
    readonly tone: 'good' | 'quiet' | 'bad';
    readonly undo_until: string | null;
  }[];
  /** A batch of commands that needs confirmation. */
  readonly asked: CommandBatch | null;
  readonly batch: {
    readonly kind: 'resync' | 'cancel' | 'other';
    readonly done: number;
    readonly total: number;
  } | null;
  readonly onUndo: (id: number) => void;
  readonly onDismiss: (id: number, how: 'lapsed' | 'closed') => void;
  readonly onConfirm: () => void;
  readonly onDrop: () => void;
  readonly onStop: () => void;
}

/** A tab's count: the stored counter that the popup and the toolbar icon also show. */
function countOf(tab: QueueTab, { counters }: CompanySummary): number {
  switch (tab) {
    case 'approvals':
      return counters.to_approve;
    case 'preview':
      return counters.pending;
    case 'attention':
      return counters.failed;
    default:
      return 0;
  }
}

/** The queue of one company: its name, its connection, and one view at a time. */
export function QueueView({
  frame,
  tab,
  toasts,
  companies,
  onTab,
  onSyncNow,
  children,
  drawer,
}: {
  frame: QueueFrame;
  tab: QueueTab;
  toasts: QueueToasts;
  /** The other companies, with the address of each one's queue. */
  companies: readonly { readonly name: string; readonly platform: string; readonly address: string }[];
  onTab: (tab: QueueTab) => void;
  onSyncNow: () => void;
  children: ComponentChildren;
  /** One record in full, beside the list. */
  drawer: ComponentChildren;
}) {
  const { words, company, language } = frame;
  return (
    <div class="queue-page" lang={language}>
      <main class="queue">
        <Header frame={frame} companies={companies} onSyncNow={onSyncNow} />
        {tab !== 'connection' && <Notices frame={frame} onChecks={() => onTab('connection')} />}
        <Tabs frame={frame} tab={tab} onTab={onTab} />
        <BatchProgress frame={frame} toasts={toasts} />
        <div class="view" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
          <h2 class="unseen">{words.tabs[tab](countOf(tab, company))}</h2>
          {children}
        </div>
      </main>
      {drawer}
      <div class="toasts" role="status">
        {toasts.said.map((each) => (
          <Toast
            key={each.id}
            text={each.text}
            tone={each.tone}
            undo={
              each.undo_until === null
                ? undefined
                : { until: each.undo_until, onUndo: () => toasts.onUndo(each.id) }
            }
            words={words}
            onDismiss={(how) => toasts.onDismiss(each.id, how)}
          />
        ))}
      </div>
      {toasts.asked?.confirm && (
        <Confirm
          title={toasts.asked.confirm.title}
          lines={toasts.asked.confirm.lines}
          confirmLabel={toasts.asked.confirm.label}
          cancelLabel={toasts.asked.confirm.keep}
          words={words.shared}
          language={language}
          onConfirm={toasts.onConfirm}
          onCancel={toasts.onDrop}
        />
      )}
    </div>
  );
}

/** What is wrong with the connection or the data as a whole, above all that is shown of them. */
function Notices({ frame, onChecks }: { frame: QueueFrame; onChecks: () => void }) {
  const { words, company, writing, language } = frame;
  const { problem, stalled_since, set_aside } = company;
  const since = stalled_since && formatMoment(stalled_since, writing.now, company.time_zone, language);
  const lines = [
    !problem && since && words.stalled(since),
    set_aside > 0 && words.unread(set_aside),
    company.connection === 'never_synced' && words.not_all_read,
  ];
  return (
    <>
      {problem && (
        <div class={`notice ${company.connection === 'busy' ? 'tone-quiet' : 'tone-bad'}`}>
          <Explained explanation={problem} words={words.shared} />
        </div>
      )}
      {lines.map(
        (line) =>
          line && (
            <p key={line} class="notice tone-decide">
              {line}{' '}
              <button type="button" class="link" onClick={trusted(onChecks)}>
                {words.stalled_step}
              </button>
            </p>
          ),
      )}
    </>
  );
}

function BatchProgress({ frame, toasts }: { frame: QueueFrame; toasts: QueueToasts }) {
  const { batch, onStop } = toasts;
  const { words } = frame;
  if (!batch || batch.total < 2) return null;
  const text = words.batch[batch.kind](batch.done, batch.total);
  return (
    <section class="batch" aria-label={text}>
      <span>{text}</span>
      <progress max={batch.total} value={batch.done} aria-label={text} />
      <button type="button" class="button small" onClick={trusted(onStop)}>
        {words.batch.stop}
      </button>
    </section>
  );
}

function Header({
  frame,
  companies,
  onSyncNow,
}: {
  frame: QueueFrame;
  companies: readonly { readonly name: string; readonly platform: string; readonly address: string }[];
  onSyncNow: () => void;
}) {
  const { company, words, writing } = frame;
  const running = company.progress !== null;
  return (
    <header class="company">
      <Brand />
      <div class="company-name">
        <h1>{company.name}</h1>
        <h2>{company.platform}</h2>
      </div>
      {companies.length > 0 && (
        <nav class="companies small" aria-label={words.companies}>
          {companies.map((each) => (
            <a key={each.address} href={each.address} title={each.platform}>
              {each.name}
            </a>
          ))}
        </nav>
      )}
      <SyncTimes company={company} words={words} writing={writing} />
      <ConnectionPill frame={frame} />
      <CommandButton why={company.why_no_run ?? (running ? words.syncing : null)} onPress={onSyncNow}>
        {running ? words.syncing : words.sync_now}
      </CommandButton>
    </header>
  );
}

const TONES: Record<CompanySummary['connection'], 'good' | 'quiet' | 'bad'> = {
  ok: 'good',
  never_synced: 'quiet',
  down: 'bad',
  busy: 'quiet',
  refused: 'bad',
  stopped: 'bad',
  quickbooks_off: 'bad',
  disconnected: 'bad',
};

function ConnectionPill({ frame }: { frame: QueueFrame }) {
  const { company, words } = frame;
  const tone = TONES[company.connection];
  return (
    <span class={`pill tone-${tone}`}>
      <Glyph name={tone === 'good' ? 'tick' : tone === 'bad' ? 'cross' : 'turn'} />
      {words.connection[company.connection]}
    </span>
  );
}

function Tabs({ frame, tab, onTab }: { frame: QueueFrame; tab: QueueTab; onTab: (tab: QueueTab) => void }) {
  const { words, company } = frame;
  const list = useRef<HTMLDivElement>(null);
  const go = (by: number) => {
    const next = QUEUE_TABS[(QUEUE_TABS.indexOf(tab) + by + QUEUE_TABS.length) % QUEUE_TABS.length] ?? tab;
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={words.views}
      ref={list}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') go(1);
        else if (event.key === 'ArrowLeft') go(-1);
        else return;
        event.preventDefault();
      }}
    >
      {QUEUE_TABS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          class="tab"
          aria-selected={each === tab}
          aria-controls={each === tab ? `panel-${each}` : undefined}
          tabIndex={each === tab ? 0 : -1}
          onClick={trusted(() => onTab(each))}
        >
          {words.tabs[each](countOf(each, company))}
        </button>
      ))}
    </div>
  );
}
