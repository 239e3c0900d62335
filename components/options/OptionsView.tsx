import { useState } from 'preact/hooks';
import { isExample } from '../../lib/core/example-company.ts';
import type { Language } from '../../lib/core/languages.ts';
import { KEPT_FOR } from '../../lib/core/records/kept-for.ts';
import type { BeginAnewWords } from '../../lib/locales/begin-anew/en.ts';
import { formatBytes } from '../../lib/locales/format-bytes.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { ConnectionView, OptionsAnswer } from '../../lib/protocol/options.ts';
import { Brand } from '../Brand.tsx';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { ConnectForm } from './ConnectForm.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import type { FinishShown, OptionsProps, Outcome } from './options-props.ts';
import { Preferences } from './Preferences.tsx';
import { Unfolding } from './Unfolding.tsx';

/** Of fewer records, the size of one says nothing. */
const MANY = 1_000;

/** The data stored on this computer, its size and retention, and the button that removes it. */
function StoredData({
  stored,
  isSafe,
  words,
  language,
  onRemoveAll,
}: {
  stored: OptionsAnswer['stored'];
  isSafe: boolean;
  words: OptionsWords;
  language: Language;
  onRemoveAll: () => void;
}) {
  const id = useOwnId();
  const { bytes, records } = stored;
  const size = bytes === null ? null : formatBytes(bytes, language);
  const each = bytes !== null && records >= MANY ? bytes / records : null;
  const { log_years, log_lines, settled_days } = KEPT_FOR;
  return (
    <section class="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.stored}</h2>
      <p>
        <strong>{words.stored_amount(stored.records, stored.jobs, size)}</strong>
      </p>
      <ul>
        {words.stored_what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{words.stored_kept(log_years, log_lines, settled_days)}</p>
      {each !== null && (
        <p>{words.stored_room(formatBytes(each, language), formatBytes(each * 1_000_000, language))}</p>
      )}
      <p>{isSafe ? words.stored_promised : words.stored_clearable}</p>
      <p>{words.stored_until}</p>
      <p>
        <button type="button" class="button destructive" onClick={trusted(onRemoveAll)}>
          {words.remove_all}
        </button>
      </p>
    </section>
  );
}

/** Actions that need confirmation. */
type Question =
  | { readonly kind: 'disconnect'; readonly connection: ConnectionView }
  | { readonly kind: 'remove'; readonly company_key: string; readonly name: string }
  | { readonly kind: 'remove_all' };

const namesOf = (connection: ConnectionView) => connection.companies.map(({ name }) => name).join(', ');

/** The options page: connections with their companies, general settings, stored data, and Tickmark's permissions. */
export function OptionsView(props: OptionsProps) {
  const { answer, gone, outcome, words, language } = props;
  return (
    <main class="options" lang={language}>
      <header>
        <Brand />
        <h1>{words.title}</h1>
        {answer && <p class="quiet">{words.version(answer.version)}</p>}
      </header>
      <Told gone={gone} outcome={outcome} words={words} />
      {props.finish && <Finish {...props.finish} words={words} />}
      {answer ? <Answered {...props} answer={answer} /> : !gone && <p class="quiet">{words.reading}</p>}
    </main>
  );
}

/** Whether a connection is to a platform, and not to the example. */
const isReal = ({ companies }: ConnectionView) => !companies.some(({ realm }) => isExample(realm));

/** What has come of the last change. */
function Told({ gone, outcome, words }: Pick<OptionsProps, 'gone' | 'outcome' | 'words'>) {
  return (
    <>
      {(gone || outcome?.kind === 'unanswered') && (
        <p class="notice tone-bad" role="alert">
          {words.gone}
        </p>
      )}
      <div class="outcome" role="status">
        {outcome?.kind === 'said' && <p class="notice tone-good">{outcome.text}</p>}
        {outcome?.kind === 'refused' && (
          <div class="notice tone-bad">
            <Explained explanation={outcome.problem} words={words.shared} />
          </div>
        )}
      </div>
    </>
  );
}

/** What the first sync has read, and the two ways on from there. */
function Finish({ records, needs, list, address, onReview, words }: FinishShown & { words: OptionsWords }) {
  return (
    <section class="panel finish" aria-label={words.finish}>
      <p role="status">
        {records === null ? (
          words.finish_reading
        ) : (
          <>
            <strong>{words.finish_read(records)}</strong> · {words.finish_needs(needs)}
          </>
        )}
      </p>
      {records !== null && (
        <p class="buttons">
          <a class="button primary" href={address} target="_blank" rel="noopener noreferrer">
            {words.finish_open[list]}
          </a>
          {needs > 0 && (
            <button type="button" class="button" onClick={trusted(onReview)}>
              {words.finish_review(needs)}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function Answered(props: OptionsProps & { answer: OptionsAnswer }) {
  const { answer, words, language, now, onActivate, onFrequency, onApproval } = props;
  const [question, setQuestion] = useState<Question | null>(null);
  const id = useOwnId();
  const connections = answer.connections.filter(isReal);
  const form = <ConnectForm kind={null} address="" replaces={null} words={words} onActivate={onActivate} />;
  const remove = (company_key: string) => {
    const company = answer.connections
      .flatMap((connection) => connection.companies)
      .find((candidate) => candidate.company_key === company_key);
    if (company) setQuestion({ kind: 'remove', company_key, name: company.name });
  };
  return (
    <>
      {connections.map((connection) => (
        <ConnectionSection
          key={connection.connection_id}
          connection={connection}
          words={words}
          language={language}
          now={now}
          onActivate={onActivate}
          onDisconnect={() => setQuestion({ kind: 'disconnect', connection })}
          onFrequency={onFrequency}
          onApproval={onApproval}
          onRemove={remove}
        />
      ))}
      <section class="panel" aria-labelledby={`${id}-connect`}>
        <h2 id={`${id}-connect`}>{connections.length === 0 ? words.connect_title : words.connect_another}</h2>
        {connections.length === 0 ? (
          <>
            <p>{words.connect_intro}</p>
            {form}
            {props.offer()}
          </>
        ) : (
          <Unfolding label={words.connect_title}>{form}</Unfolding>
        )}
      </section>
      <Preferences preferences={answer.preferences} words={words} onChange={props.onPreferences} />
      <StoredData
        stored={answer.stored}
        isSafe={props.isSafe}
        words={words}
        language={language}
        onRemoveAll={() => setQuestion({ kind: 'remove_all' })}
      />
      {props.children}
      <section class="panel" aria-labelledby={`${id}-permissions`}>
        <h2 id={`${id}-permissions`}>{words.permissions}</h2>
        <ul>
          {words.permission.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a href={props.privacyAddress} target="_blank" rel="noopener noreferrer">
            {words.privacy}
          </a>
        </p>
      </section>
      {question && (
        <Asked question={question} answer={answer} props={props} onDone={() => setQuestion(null)} />
      )}
    </>
  );
}

/** The confirmation of an action, which names what is lost. */
function Asked({
  question,
  answer,
  props,
  onDone,
}: {
  question: Question;
  answer: OptionsAnswer;
  props: OptionsProps;
  onDone: () => void;
}) {
  const { words, language } = props;
  const { jobs } = answer.stored;
  const frame = { words: words.shared, language, onCancel: onDone };
  const then = (act: () => void) => () => {
    onDone();
    act();
  };
  switch (question.kind) {
    case 'disconnect': {
      const { connection } = question;
      return (
        <Confirm
          {...frame}
          title={words.disconnect_title(connection.platform)}
          lines={words.disconnect_lines(connection.platform, namesOf(connection))}
          confirmLabel={words.disconnect}
          onConfirm={then(() => props.onDisconnect(connection))}
        />
      );
    }
    case 'remove':
      return (
        <Confirm
          {...frame}
          title={words.remove_title(question.name)}
          lines={words.remove_lines(question.name, jobs)}
          confirmLabel={words.remove_confirm}
          onConfirm={then(() => props.onRemove(question.company_key))}
        />
      );
    case 'remove_all':
      return (
        <Confirm
          {...frame}
          title={words.remove_all_title}
          lines={words.remove_all_lines(answer.connections.map(namesOf).filter(Boolean).join(', '), jobs)}
          confirmLabel={words.remove_confirm}
          onConfirm={then(() => props.onRemove(null))}
        />
      );
  }
}

/** Deletes stored data that cannot be opened, after a confirmation that names what is lost. */
export function BeginAnew({
  outcome,
  words,
  shown,
  language,
  onBegin,
}: {
  /** Of the last try. */
  outcome: Outcome;
  words: BeginAnewWords;
  /** Of the page around it. */
  shown: OptionsWords;
  language: Language;
  onBegin: () => void;
}) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section class="panel">
      <p>
        <button type="button" class="button destructive" onClick={trusted(() => setAsked(true))}>
          {words.begin}
        </button>
      </p>
      <Told gone={false} outcome={outcome} words={shown} />
      {isAsked && (
        <Confirm
          words={shown.shared}
          language={language}
          title={words.title}
          lines={words.lines}
          confirmLabel={words.confirm}
          onConfirm={() => {
            setAsked(false);
            onBegin();
          }}
          onCancel={() => setAsked(false)}
        />
      )}
    </section>
  );
}
