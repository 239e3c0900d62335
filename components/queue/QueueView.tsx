import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { CompanySummary } from '../../lib/messages/answers.ts';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import type { QueueFrame } from './queue-frame.ts';

/** The views of the queue, in the order of their tabs. */
export const QUEUE_TABS = ['submissions', 'approvals', 'preview', 'attention', 'log', 'connection'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** The number of a tab: the stored counter that the popup and the toolbar icon show too. */
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

/** The queue of one company: whose it is, how its connection stands, and one view at a time. */
export function QueueView({
  frame,
  tab,
  onTab,
  children,
}: {
  frame: QueueFrame;
  tab: QueueTab;
  onTab: (tab: QueueTab) => void;
  children: ComponentChildren;
}) {
  const { words, company, language } = frame;
  return (
    <main class="queue" lang={language}>
      <Header frame={frame} />
      {company.problem && !frame.disconnected && (
        <div class="notice tone-bad">
          <Explained explanation={company.problem} words={words.shared} />
        </div>
      )}
      <Tabs frame={frame} tab={tab} onTab={onTab} />
      <div class="view" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
        <h2 class="view-name">{words.tabs[tab](countOf(tab, company))}</h2>
        {children}
      </div>
    </main>
  );
}

function Header({ frame }: { frame: QueueFrame }) {
  const { company, words, writing } = frame;
  return (
    <header class="company">
      <div class="company-name">
        <h1>{company.name}</h1>
        <h2>{company.platform}</h2>
      </div>
      <dl class="facts">
        <div>
          <dt>{words.last_success}</dt>
          <dd>
            {company.last_success_at ? (
              <Moment at={company.last_success_at} ago writing={writing} />
            ) : (
              words.never
            )}
          </dd>
        </div>
        <div>
          <dt>{words.next_run}</dt>
          <dd>
            {company.frequency.kind === 'never' ? (
              words.automatic_off
            ) : company.next_run_at ? (
              <Moment at={company.next_run_at} writing={writing} />
            ) : (
              words.not_planned
            )}
          </dd>
        </div>
      </dl>
      <ConnectionPill frame={frame} />
    </header>
  );
}

const TONES: Record<CompanySummary['connection'], string> = {
  ok: 'good',
  never_synced: 'quiet',
  down: 'bad',
  busy: 'quiet',
  refused: 'bad',
  quickbooks_off: 'bad',
};

function ConnectionPill({ frame }: { frame: QueueFrame }) {
  const { company, words, disconnected } = frame;
  const tone = disconnected ? 'bad' : TONES[company.connection];
  return (
    <span class={`pill tone-${tone}`}>
      <Glyph name={tone === 'good' ? 'tick' : tone === 'bad' ? 'cross' : 'turn'} />
      {disconnected ? words.connection.disconnected : words.connection[company.connection]}
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
