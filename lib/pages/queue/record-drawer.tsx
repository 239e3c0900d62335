import type { ComponentChild } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { RecordPanel } from '../../../components/panel/RecordPanel.tsx';
import { RecordDrawer } from '../../../components/queue/RecordDrawer.tsx';
import { Explained } from '../../../components/record/Explained.tsx';
import type { Language } from '../../core/languages.ts';
import { PANEL_WORDS } from '../../locales/panel/index.ts';
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
  onChange,
}: {
  browser: Browser;
  ask: AskSafely;
  language: () => Language;
  onChange: () => void;
}) {
  let which: ShownRecord | null = null;
  let followed: FollowedRecord | null = null;
  let following: ReturnType<typeof followRecord> | null = null;

  function show(record: ShownRecord | null): void {
    following?.stop();
    which = record;
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

  return {
    show,
    /** The id of the record shown, or `null`. */
    shown: () => which?.record_id ?? null,
    /** Reads the shown record again after a change. */
    refresh(): void {
      void following?.heardChange();
    },
    draw(now: number, closeLabel: string): ComponentChild {
      if (!which) return null;
      const words = PANEL_WORDS[language()];
      return (
        <RecordDrawer shown={which.record_id} closeLabel={closeLabel} onClose={() => show(null)}>
          {followed?.status === 'found' && (
            <RecordPanel
              // Another record starts afresh; the same record keeps the user's input.
              key={which.record_id}
              detail={followed.detail}
              calls={followed.calls}
              words={words}
              language={language()}
              now={now}
            />
          )}
          {followed?.status === 'refused' && (
            <div class="notice tone-bad">
              <Explained explanation={followed.problem} words={words.shared} />
            </div>
          )}
        </RecordDrawer>
      );
    },
  };
}
