import { useRef, useState } from 'preact/hooks';
import { needsReconnect } from '../../lib/core/commands/connection-state.ts';
import type { Language } from '../../lib/core/languages.ts';
import type { Frequency } from '../../lib/core/records/frequency.ts';
import { formatWeekday } from '../../lib/locales/format-time.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { RadioGroup } from './RadioGroup.tsx';

const KINDS: readonly Frequency['kind'][] = ['every_10_minutes', 'hourly', 'daily', 'weekly', 'never'];
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The frequency of a kind, with the time and day chosen before, else early on the working day. */
function frequencyOf(kind: Frequency['kind'], before: Frequency): Frequency {
  const at = 'at' in before ? before.at : kind === 'weekly' ? '06:00' : '07:30';
  if (kind === 'daily') return { kind, at };
  if (kind === 'weekly') return { kind, at, day: 'day' in before ? before.day : 1 };
  return { kind };
}

/**
 * Sends choices one after another; of those made meanwhile, only the last.
 * @returns the choice that is not stored yet, or `null`; and a function that takes a choice
 */
function useLastChoice<T>(store: (choice: T) => Promise<void>): [T | null, (choice: T) => void] {
  const [choice, setChoice] = useState<T | null>(null);
  const last = useRef<T | null>(null);
  const sent = useRef(Promise.resolve());
  const choose = (next: T) => {
    last.current = next;
    setChoice(next);
    sent.current = sent.current.then(async () => {
      if (last.current !== next) return;
      await store(next);
      if (last.current === next) setChoice(null);
    });
  };
  return [choice, choose];
}

/** How often a company syncs automatically, and when next. Each choice takes effect at once. */
function FrequencyChoice({
  company,
  words,
  language,
  now,
  onFrequency,
}: {
  company: CompanySummary;
  words: OptionsWords;
  language: Language;
  now: number;
  onFrequency: (frequency: Frequency) => Promise<void>;
}) {
  const [chosen, choose] = useLastChoice(onFrequency);
  const frequency = chosen ?? company.frequency;
  // The value being typed is kept, because an answer that arrives meanwhile would replace it.
  const [typing, setTyping] = useState(false);
  const writing = { language, timeZone: company.time_zone, now };
  return (
    <>
      <RadioGroup
        label={words.frequency}
        values={KINDS}
        chosen={frequency.kind}
        wordOf={(kind) => words.frequency_kind[kind]}
        inRow
        onChoose={(kind) => choose(frequencyOf(kind, frequency))}
      />
      {(frequency.kind === 'daily' || frequency.kind === 'weekly') && (
        <div class="when">
          {frequency.kind === 'weekly' && (
            <label>
              {words.day}{' '}
              <select
                value={frequency.day}
                onChange={(event) => choose({ ...frequency, day: Number(event.currentTarget.value) })}
              >
                {DAYS.map((day) => (
                  <option key={day} value={day}>
                    {formatWeekday(day, language)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            {words.at}{' '}
            <input
              type="time"
              required
              value={typing ? undefined : frequency.at}
              onFocus={() => setTyping(true)}
              onBlur={() => setTyping(false)}
              onChange={(event) => {
                const at = event.currentTarget.value;
                if (TIME.test(at)) choose({ ...frequency, at });
              }}
            />
          </label>
        </div>
      )}
      <p class="next-run" role="status">
        {company.frequency.kind === 'never' ? (
          <>
            <strong>{words.automatic_off}</strong>. {words.never_note}
          </>
        ) : (
          <>
            {words.next_run}{' '}
            <strong>
              {company.next_run_at ? (
                <Moment at={company.next_run_at} writing={writing} />
              ) : needsReconnect(company.connection) ? (
                words.shared.none_before_reconnect
              ) : (
                words.not_planned
              )}
            </strong>
          </>
        )}
      </p>
      <p class="hint">{words.zone(company.time_zone)}</p>
    </>
  );
}

const APPROVALS = ['approve_first', 'automatic'] as const;
export type Approval = (typeof APPROVALS)[number];

/** The settings of one company, under its name. */
export function CompanySettings({
  company,
  words,
  language,
  now,
  onFrequency,
  onApproval,
  onRemove,
}: {
  company: CompanySummary;
  words: OptionsWords;
  language: Language;
  now: number;
  onFrequency: (frequency: Frequency) => Promise<void>;
  onApproval: (approval: Approval) => void;
  onRemove: () => void;
}) {
  const id = useOwnId();
  return (
    <section class="company" aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{company.name}</h3>
      {company.problem && (
        <div class="notice tone-bad">
          <Explained explanation={company.problem} words={words.shared} />
        </div>
      )}
      <FrequencyChoice
        company={company}
        words={words}
        language={language}
        now={now}
        onFrequency={onFrequency}
      />
      <RadioGroup
        label={words.approval}
        values={APPROVALS}
        chosen={company.approval}
        wordOf={(kind) => words.approval_kind[kind]}
        onChoose={onApproval}
      />
      <p>
        <button type="button" class="button" onClick={trusted(onRemove)}>
          {words.remove(company.name)}
        </button>
      </p>
    </section>
  );
}
