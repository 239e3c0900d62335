import type { Language } from '../../lib/core/languages.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import type { Explanation, RecordView } from '../../lib/protocol/views.ts';
import { Brand } from '../Brand.tsx';
import { Explained } from '../record/Explained.tsx';
import { subtitleOf, titleOf } from '../record/name-record.ts';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import type { PanelCalls } from './panel-calls.ts';
import { RecordPanel } from './RecordPanel.tsx';

/** The content of the side panel. */
export type PanelShown =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'none';
      readonly failures: readonly RecordView[];
      /** The problem with the connection, or `null`. */
      readonly problem: Explanation | null;
    }
  | { readonly kind: 'record'; readonly detail: RecordDetail; readonly calls: PanelCalls }
  | { readonly kind: 'problem'; readonly problem: Explanation }
  /** Another company, or an unknown one, is open in QuickBooks: then nothing of this one is shown. */
  | { readonly kind: 'other_company'; readonly name: string | null }
  | { readonly kind: 'conflict' };

/** The side panel: a record, or why there is none. */
export function PanelScreen({
  shown,
  words,
  language,
  now,
  onRecord,
  onQueue,
}: {
  shown: PanelShown;
  words: PanelWords;
  language: Language;
  now: number;
  onRecord: (record: RecordView) => void;
  onQueue: () => void;
}) {
  if (shown.kind === 'record') {
    const { detail, calls } = shown;
    return (
      <>
        <div class="panel-brand">
          <Brand heading />
        </div>
        <RecordPanel
          // Another record starts afresh; the same record keeps the user's input.
          key={`${detail.card.company.company_key} ${detail.record.id}`}
          detail={detail}
          calls={calls}
          words={words}
          language={language}
          now={now}
        />
      </>
    );
  }
  return (
    <main class="card panel" lang={language}>
      <header class="panel-brand">
        <Brand heading />
      </header>
      <div class="panel-body">
        <Instead shown={shown} words={words} language={language} onRecord={onRecord} />
        {shown.kind !== 'loading' && (
          <p>
            <button type="button" class="button" onClick={trusted(onQueue)}>
              {words.open_queue}
            </button>
          </p>
        )}
      </div>
    </main>
  );
}

function Instead({
  shown,
  words,
  language,
  onRecord,
}: {
  shown: Exclude<PanelShown, { kind: 'record' }>;
  words: PanelWords;
  language: Language;
  onRecord: (record: RecordView) => void;
}) {
  switch (shown.kind) {
    case 'loading':
      return <p role="status">{words.loading}</p>;
    case 'problem':
      return <Explained explanation={shown.problem} words={words.shared} />;
    case 'other_company':
      return (
        <div class="notice tone-decide">
          <p class="what">{shown.name ? words.other_company(shown.name) : words.other_company_unnamed}</p>
          <p>{words.other_company_step}</p>
        </div>
      );
    case 'conflict':
      return (
        <div class="notice tone-decide">
          <p class="what">{words.conflict}</p>
          <p>{words.conflict_step}</p>
        </div>
      );
    case 'none':
      return (
        <>
          {shown.problem && (
            <div class="notice tone-bad">
              <Explained explanation={shown.problem} words={words.shared} />
            </div>
          )}
          <p class="what">{words.none}</p>
          <p>{words.none_step}</p>
          {shown.failures.length > 0 && (
            <section class="part">
              <h3>{words.failures}</h3>
              <ul class="relatives">
                {shown.failures.map((record) => (
                  <li key={record.id}>
                    <span class="relative">
                      <button type="button" class="link" onClick={trusted(() => onRecord(record))}>
                        {titleOf(record, words.shared, language)}
                      </button>
                      {subtitleOf(record) && <span> · {subtitleOf(record)}</span>}
                    </span>
                    <StatePill state={record.state} words={words.shared} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      );
  }
}
