import { useState } from 'preact/hooks';
import { formatDate } from '../../lib/locales/format-time.ts';
import type { ReportWords } from '../../lib/locales/report/en.ts';
import type { QueueFrame } from '../queue/queue-frame.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { FindingsView, type RecordOf } from './FindingsView.tsx';
import type { ReportCheck, ShownCheck } from './report-calls.ts';
import './report.css';

/** The check of a report that QuickBooks exported: choosing the file, the check under way, and what it found. */
export function ReportView({
  frame,
  check,
  words,
  onSave,
  recordOf,
  onExample,
}: {
  frame: QueueFrame;
  check: ReportCheck;
  words: ReportWords;
  onSave: (name: string, text: string) => void;
  recordOf: RecordOf;
  /** Checks a report that comes with the example company; `null` for a real one. */
  onExample: (() => void) | null;
}) {
  const shown = check.now();
  const [choosing, setChoosing] = useState(false);
  const start = (file: File) => {
    setChoosing(false);
    check.check(file);
  };
  if (shown.status === 'done' && !choosing) {
    return (
      <FindingsView
        frame={frame}
        result={shown}
        words={words}
        onSave={onSave}
        onAnother={() => setChoosing(true)}
        recordOf={recordOf}
      />
    );
  }
  return (
    <div class="report-start">
      <p>{words.intro(frame.company.platform)}</p>
      {shown.status === 'busy' ? (
        <Progress shown={shown} words={words} onCancel={check.cancel} />
      ) : (
        <FileField words={words} onFile={start} />
      )}
      {onExample && shown.status !== 'busy' && (
        <p class="buttons">
          <button
            type="button"
            class="button"
            onClick={trusted(() => {
              setChoosing(false);
              onExample();
            })}
          >
            {words.example}
          </button>
        </p>
      )}
      <Answer shown={shown} frame={frame} words={words} check={check} />
      <HowTo words={words} />
    </div>
  );
}

/** The file field, which also takes a file that is dropped on it. */
function FileField({ words, onFile }: { words: ReportWords; onFile: (file: File) => void }) {
  const id = useOwnId();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the file field inside does the same by keyboard.
    <div
      class={`report-drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <label for={id}>{words.file}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.xlsx,text/csv"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again after a change.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <span class="quiet">{words.drop}</span>
    </div>
  );
}

function Progress({
  shown,
  words,
  onCancel,
}: {
  shown: Extract<ShownCheck, { status: 'busy' }>;
  words: ReportWords;
  onCancel: () => void;
}) {
  const text =
    shown.step === 'reading'
      ? words.step.reading(shown.file)
      : shown.step === 'records'
        ? words.step.records(shown.done ?? 0)
        : words.step.comparing;
  return (
    <div class="report-busy" role="status">
      <span>{text}</span>
      <progress aria-label={text} />
      <button type="button" class="button small" onClick={trusted(onCancel)}>
        {words.cancel}
      </button>
    </div>
  );
}

/** What came of the last file, where it is no result: a question, or why nothing was compared. */
function Answer({
  shown,
  frame,
  words,
  check,
}: {
  shown: ShownCheck;
  frame: QueueFrame;
  words: ReportWords;
  check: ReportCheck;
}) {
  const { company, writing, language } = frame;
  switch (shown.status) {
    case 'none':
    case 'busy':
    case 'done':
      return null;
    case 'ask_order': {
      const inWords = (day: string) => formatDate(day, 0, writing.timeZone, language);
      const [monthFirst = '', dayFirst = ''] = shown.days;
      return (
        <div class="notice tone-decide" role="alert">
          <p>{words.ask_order(shown.sample)}</p>
          <div class="buttons">
            <button type="button" class="button" onClick={trusted(() => check.answerOrder('month_first'))}>
              {inWords(monthFirst)}
            </button>
            <button type="button" class="button" onClick={trusted(() => check.answerOrder('day_first'))}>
              {inWords(dayFirst)}
            </button>
          </div>
        </div>
      );
    }
    case 'refused':
      return <Refused file={shown.file} text={refusalText(shown, words)} words={words} />;
    case 'not_ready':
      return <Refused file={shown.file} text={words.not_ready(company.platform)} words={words} />;
    case 'failed':
      return <Refused file={shown.file} text={`${words.failed(shown.file)} ${shown.reason}`} words={words} />;
    default:
      return shown satisfies never;
  }
}

function Refused({ file, text, words }: { file: string; text: string; words: ReportWords }) {
  return (
    <div class="notice tone-bad" role="alert">
      <strong>{file}</strong>
      <p>{text}</p>
      <p>{words.nothing_compared}</p>
    </div>
  );
}

function refusalText({ refusal }: Extract<ShownCheck, { status: 'refused' }>, words: ReportWords): string {
  if ('column' in refusal) return words.missing_column(refusal.column);
  if ('line' in refusal) return words.broken_line(refusal.line, words.broken[refusal.reason], refusal.text);
  return words.refused[refusal.reason];
}

function HowTo({ words }: { words: ReportWords }) {
  return (
    <section class="report-how">
      <h3>{words.how}</h3>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
