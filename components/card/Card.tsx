import type { Language } from '../../lib/core/languages.ts';
import { webLink } from '../../lib/core/platform-address.ts';
import type { Action } from '../../lib/core/records/actions.ts';
import { formatMoney, setHomeCurrency } from '../../lib/core/records/money.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import type { RecordView } from '../../lib/protocol/views.ts';
import { asSentence } from '../record/as-sentence.ts';
import { Commands } from '../record/Commands.tsx';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import { labelOf, subtitleOf, titleOf, type Writing } from '../record/name-record.ts';
import { RecordFacts } from '../record/RecordFacts.tsx';
import { SidesLine } from '../record/SidesLine.tsx';
import { StateNotes } from '../record/StateNotes.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { StatePill } from '../state/StatePill.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { History } from './History.tsx';
import { Links } from './Links.tsx';
import { Original } from './Original.tsx';

/** Records that depend on this one, or on which it depends, each with its state. Renders nothing without any. */
function Relatives({
  title,
  records,
  writing,
}: {
  title: string;
  records: readonly RecordView[];
  writing: Writing;
}) {
  if (records.length === 0) return null;
  const { words, language } = writing;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="relatives">
        {records.map((record) => (
          <li key={record.id}>
            <span>
              {[titleOf(record, words, language), subtitleOf(record)].filter(Boolean).join(' · ')}
              {record.amount && <span class="money"> {formatMoney(record.amount, language)}</span>}
            </span>
            <StatePill state={record.state} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface CardProps {
  view: CardView;
  words: CardWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
  onCommand: (action: Action) => void;
  onClose: () => void;
  /** Shows the record in the side panel, where every problem of it can be corrected. */
  onPanel: () => void;
  /** Opens an address that the card has already found safe. */
  onOpen: (address: string) => void;
  /** Copies a text to the clipboard; by default with the browser's own function. */
  onCopy?: (text: string) => Promise<void>;
}

/** Everything about one record: its state, what happened, what to do, its related records and its history. */
export function Card(props: CardProps) {
  const { view, words, language, now, onClose, onOpen, onPanel } = props;
  const { record, company } = view;
  const id = useOwnId();
  const reason = record.reason && asSentence(record.reason, language);
  setHomeCurrency(company.currency);
  const writing: Writing = { words: words.shared, language, timeZone: company.time_zone, now };
  return (
    <section class="card" role="dialog" tabIndex={-1} lang={language} aria-labelledby={`${id}-title`}>
      <div class="card-head">
        <div>
          <h1 id={`${id}-title`}>{titleOf(record, words.shared, language)}</h1>
          <RecordFacts card={view} writing={writing} />
        </div>
        <button
          type="button"
          class="button icon"
          data-safe
          aria-label={words.shared.close}
          onClick={trusted(onClose)}
        >
          <Glyph name="cross" />
        </button>
      </div>

      <div class="card-body">
        <p class="card-state">
          <StatePill state={record.state} words={words.shared} />
          {record.since && (
            <span class="quiet small">
              {words.state_since} <Moment at={record.since} ago writing={writing} />
            </span>
          )}
        </p>
        <StateNotes record={record} company={company} stands={words.stands} writing={writing} />
        <SidesLine
          sides={view.sides}
          state={record.state}
          platform={company.platform}
          words={words.sides}
          writing={writing}
        />

        {view.explanation ? (
          <Explained explanation={view.explanation} words={words.shared} />
        ) : (
          reason && !isToldBySides(view, words, reason) && <p class="what">{reason}</p>
        )}
        {view.same_label > 1 && (
          <p class="same-label">
            {words.same_label(view.same_label, labelOf(record, words.shared, language))}
          </p>
        )}
        {view.warnings.length > 0 && (
          <div class="notice tone-decide">
            <h2>{words.warnings}</h2>
            <ul>
              {view.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        )}

        <Commands
          record={record}
          primary={record.primary}
          label={labelOf(record, words.shared, language)}
          words={words}
          onCommand={props.onCommand}
          onPrimary={({ url }) => {
            const address = webLink(url);
            if (address) onOpen(address);
            else onPanel();
          }}
        />

        <Relatives title={words.waits_on} records={view.waits_on} writing={writing} />
        <Relatives
          title={words.dependents(view.dependents.length)}
          records={view.dependents}
          writing={writing}
        />

        <Facts view={view} words={words} writing={writing} />
        <div class="card-ways">
          <button type="button" class="button" onClick={trusted(onPanel)}>
            {words.open_panel}
          </button>
          <Links view={view} words={words} onOpen={onOpen} />
        </div>
        <History lines={view.history} words={words} writing={writing} />
        <Original view={view} words={words} onCopy={props.onCopy ?? copyText} />
      </div>
    </section>
  );
}

/** Whether the reason is who has changed the record, which stands with what both sides say; of a voided copy it tells that. */
function isToldBySides({ record, sides, company }: CardView, words: CardWords, reason: string): boolean {
  const by = record.state === 'changed' && sides.changed?.by;
  return by === 'platform' || (!!by && words.sides.changed[by](company.platform) === reason);
}

function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}

function Facts({ view, words, writing }: { view: CardView; words: CardWords; writing: Writing }) {
  return (
    <dl class="facts">
      <div>
        <dt>{words.last_success}</dt>
        <dd>
          {view.last_success_at ? <Moment at={view.last_success_at} ago writing={writing} /> : words.never}
        </dd>
      </div>
      {view.next_attempt_at && (
        <div>
          <dt>{words.next_attempt}</dt>
          <dd>
            <Moment at={view.next_attempt_at} writing={writing} />
          </dd>
        </div>
      )}
      {view.attempts !== null && view.attempts > 0 && (
        <div>
          <dt>{words.attempts}</dt>
          <dd>{view.attempts}</dd>
        </div>
      )}
    </dl>
  );
}
