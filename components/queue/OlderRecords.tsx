import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays } from '../../lib/core/add-days.ts';
import { formatMoney, type Money } from '../../lib/core/records/money.ts';
import { dayOf, formatDate } from '../../lib/locales/format-time.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { BackfillAnswer } from '../../lib/protocol/queue.ts';
import type { Explanation, Refused } from '../../lib/protocol/views.ts';
import { Modal } from '../dialog/Modal.tsx';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { CommandButton } from './controls.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** The requests about older records. None of them rejects. */
export interface OlderCalls {
  about(): Promise<ConnectionAnswer | Refused>;
  /** @param dry_run only counts them. Repeating with the same key imports them once. */
  backfill(range: {
    readonly key: string;
    readonly from: string;
    readonly to: string;
    readonly dry_run: boolean;
  }): Promise<BackfillAnswer>;
  newKey(): string;
}

/** The records found between two days, and the key for importing them. */
interface Found {
  readonly key: string;
  readonly count: number;
  readonly total: Money | null;
}

/** The length of the range offered initially, before the first day shown. */
const OFFERED_DAYS = 31;

/** The start of the records shown, and the import of older ones: counted first, then imported. Never automatic. */
export function OlderRecords({
  frame,
  calls,
  onBrought,
  onClose,
}: {
  frame: QueueFrame;
  calls: OlderCalls;
  onBrought: (count: number) => void;
  onClose: () => void;
}) {
  const { words, language, company, writing } = frame;
  const [about, setAbout] = useState<ConnectionAnswer | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [range, setRange] = useState({ from: '', to: '' });
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  /** The current range, to drop answers about another one. */
  const wanted = useRef(range);
  wanted.current = range;
  const cancel = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let gone = false;
    void calls.about().then((answer) => {
      if (gone) return;
      if ('status' in answer) {
        setProblem(answer.problem);
        return;
      }
      setAbout(answer);
      const since = firstDay(answer, writing.timeZone);
      if (since) setRange({ from: addDays(since, -OFFERED_DAYS), to: addDays(since, -1) });
    });
    return () => {
      gone = true;
    };
  }, [calls, writing.timeZone]);

  const since = about && firstDay(about, writing.timeZone);
  const offered = since !== null && about?.capabilities.backfill === true;
  const isRange = range.from !== '' && range.to !== '' && range.from <= range.to;
  const why =
    company.role !== 'admin'
      ? words.older.admin(about?.about?.quickbooks?.who_can_reconnect.join(', ') ?? '')
      : busy
        ? words.older.counting
        : isRange
          ? null
          : words.older.range;

  const ask = async (key: string, dry_run: boolean) => {
    setBusy(true);
    setProblem(null);
    const answer = await calls.backfill({ key, ...range, dry_run });
    setBusy(false);
    if ('status' in answer) setProblem(answer.problem);
    else if (dry_run) {
      if (wanted.current === range) setFound({ key, ...answer });
    } else {
      onBrought(answer.count);
      onClose();
    }
  };
  const first = since && formatDate(since, writing.now, writing.timeZone, language);
  const lastDay = since ? addDays(since, -1) : undefined;
  const day = (which: 'from' | 'to') => (
    <DayField
      id={`older-${which}`}
      label={words.older[which]}
      last={lastDay}
      value={range[which]}
      onInput={(value) => {
        setRange({ ...range, [which]: value });
        setFound(null);
      }}
    />
  );
  return (
    <Modal title={words.older.title} safest={cancel} onCancel={onClose} language={language}>
      {!about && !problem && <p role="status">{words.older.asking(company.platform)}</p>}
      {about && <p>{first ? words.older.since(first) : words.older.since_all}</p>}
      {about && since !== null && !offered && (
        <p>{words.older.not_offered(company.platform, waysTo(about))}</p>
      )}
      {offered && (
        <>
          <p>{words.older.line}</p>
          {day('from')}
          {day('to')}
          <p role="status" class="strong">
            {busy
              ? words.older.counting
              : found &&
                (found.count === 0
                  ? words.older.none
                  : words.older.found(found.count, found.total ? formatMoney(found.total, language) : ''))}
          </p>
        </>
      )}
      {problem && (
        <div class="notice tone-bad" role="alert">
          <Explained explanation={problem} words={words.shared} />
        </div>
      )}
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onClose)}>
          {words.cancel}
        </button>
        {offered && !found?.count && (
          <CommandButton why={why} onPress={() => void ask(calls.newKey(), true)}>
            {words.older.count}
          </CommandButton>
        )}
        {offered && found !== null && found.count > 0 && (
          <CommandButton kind="primary" why={why} onPress={() => void ask(found.key, false)}>
            {words.older.bring(found.count)}
          </CommandButton>
        )}
      </div>
    </Modal>
  );
}

function DayField({
  id,
  label,
  last,
  value,
  onInput,
}: {
  id: string;
  label: string;
  /** The last day that can be chosen, `YYYY-MM-DD`. */
  last: string | undefined;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        max={last}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </p>
  );
}

/**
 * The first day of the records shown, by the company's calendar: the one after the last moment before them, so that no day is left
 * out where they begin within one. `null` for all.
 */
function firstDay({ about }: ConnectionAnswer, timeZone: string): string | null {
  return about?.records_since ? addDays(dayOf(Date.parse(about.records_since) - 1, timeZone), 1) : null;
}

/** How to contact the platform's support, if it says so. */
function waysTo({ platform: { support } }: ConnectionAnswer): string {
  return [support?.url, support?.email, support?.phone].filter(Boolean).join(', ');
}
