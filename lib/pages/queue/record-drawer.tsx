import type { ComponentChild } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { RecordPanel } from '../../../components/panel/RecordPanel.tsx';
import type { Beginning, ListBeside } from '../../../components/queue/queue-frame.ts';
import { type DrawerPlace, RecordDrawer } from '../../../components/queue/RecordDrawer.tsx';
import { Explained } from '../../../components/record/Explained.tsx';
import { labelOf } from '../../../components/record/name-record.ts';
import type { Language } from '../../core/languages.ts';
import type { ListedRecord } from '../../core/listing/listed-record.ts';
import { PANEL_WORDS } from '../../locales/panel/index.ts';
import type { QueueWords } from '../../locales/queue/en.ts';
import type { AskSafely } from '../ask-safely.ts';
import { type FollowedRecord, followRecord } from '../panel/follow-record.ts';

interface ShownRecord {
  readonly company_key: string;
  readonly record_id: string;
}

/** One record in full beside the list, with the same views and calls as the side panel. */
export function openRecordDrawer({
  browser,
  ask,
  language,
  beside,
  words,
  onChange,
}: {
  browser: Browser;
  ask: AskSafely;
  language: () => Language;
  /** The list through which it leads. */
  beside: ListBeside;
  words: () => QueueWords;
  onChange: () => void;
}) {
  /** The record's place in the list as last seen, from 0: the next record moves there when it leaves. */
  let lastPlace = 0;
  let which: ShownRecord | null = null;
  let begin: Beginning | undefined;
  let followed: FollowedRecord | null = null;
  let following: ReturnType<typeof followRecord> | null = null;

  function show(record: ShownRecord | null, beginning?: Beginning): void {
    following?.stop();
    which = record;
    begin = beginning;
    followed = null;
    following = record
      ? followRecord({
          ask,
          ...record,
          page: {
            openAddress: (address) => void browser.tabs.create({ url: address }),
            showRecord: (record_id) => show({ ...record, record_id }),
            // No QuickBooks page is open beside a full tab.
            openInQuickBooks: async () => null,
            copy: (text) => navigator.clipboard.writeText(text),
          },
          show: (next) => {
            followed = next;
            onChange();
          },
        })
      : null;
    onChange();
    void following?.refresh();
  }

  /** The neighbours of the shown record in the list; without one, those of the list's beginning. */
  function neighbours(): { at: number; all: number; before?: ListedRecord; after?: ListedRecord } {
    const records = beside.records?.() ?? [];
    const at = which ? records.findIndex(({ id }) => id === which?.record_id) : -1;
    if (at >= 0) lastPlace = at;
    const from = which ? lastPlace : 0;
    const [before, after] = [records[from - 1], records[at >= 0 ? at + 1 : from]];
    return { at, all: records.length, ...(before ? { before } : {}), ...(after ? { after } : {}) };
  }

  const goTo = (record: ListedRecord, company_key: string) => show({ company_key, record_id: record.id });

  function placeOf(company_key: string): DrawerPlace {
    const { at, all, before, after } = neighbours();
    const shared = words().shared;
    return {
      at: at >= 0 ? at + 1 : null,
      all,
      onPrevious: before ? () => goTo(before, company_key) : null,
      next: after
        ? {
            name: shared.record(after.type, labelOf(after, shared, language())),
            onGo: () => goTo(after, company_key),
          }
        : null,
    };
  }

  return {
    show,
    /** Shows the next or the previous record of the list; without an open one, the first. */
    step(by: 'next' | 'previous', company_key: string): void {
      const { before, after } = neighbours();
      const to = by === 'next' ? after : before;
      if (to) goTo(to, company_key);
    },
    /** The id of the record shown, or `null`. */
    shown: () => which?.record_id ?? null,
    /** Reads the shown record again after a change. */
    refresh(): void {
      void following?.heardChange();
    },
    /** @param warningOf what a person should know before a command on this record */
    draw(now: number, warningOf: (recordId: string) => string | null): ComponentChild {
      if (!which) return null;
      const { company_key } = which;
      const warning = warningOf(which.record_id);
      const panelWords = PANEL_WORDS[language()];
      return (
        <RecordDrawer
          shown={which.record_id}
          state={followed?.status === 'found' ? followed.detail.card.record.state : null}
          place={() => placeOf(company_key)}
          words={words()}
          onClose={() => show(null)}
        >
          {warning && (
            <p class="notice tone-bad drawer-warning" role="alert">
              {warning}
            </p>
          )}
          {followed?.status === 'found' && (
            <RecordPanel
              // Another record starts afresh; the same record keeps the user's input.
              key={which.record_id}
              begin={begin}
              detail={followed.detail}
              calls={followed.calls}
              words={panelWords}
              language={language()}
              now={now}
            />
          )}
          {followed?.status === 'refused' && (
            <div class="notice tone-bad">
              <Explained explanation={followed.problem} words={panelWords.shared} />
            </div>
          )}
        </RecordDrawer>
      );
    },
  };
}
