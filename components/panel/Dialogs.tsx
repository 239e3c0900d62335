import { useEffect, useRef, useState } from 'preact/hooks';
import type { Action, ConfirmedAction } from '../../lib/core/records/actions.ts';
import { formatSums } from '../../lib/core/records/money.ts';
import { inOneLine } from '../../lib/locales/in-one-line.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail, TrialAnswer } from '../../lib/protocol/panel.ts';
import type { Refused } from '../../lib/protocol/views.ts';
import { Modal } from '../dialog/Modal.tsx';
import { labelOf, sentenceOf, type Writing } from '../record/name-record.ts';
import { wholeDates } from '../record/whole-dates.tsx';
import { trusted } from '../trusted.ts';
import { ClearIdAsk } from './ClearIdAsk.tsx';
import { LinkDialog, type LinkTarget } from './LinkDialog.tsx';
import { isRefused, type PanelCalls } from './panel-calls.ts';

/** The number of records that a command affects, their type if they share one, and their sum. */
interface Touched {
  readonly count: number;
  readonly type: RecordDetail['record']['type'] | null;
  readonly total: string | null;
}

/** The records that a command affects: from the platform's preview, else the known records that wait for this one. */
function touchedBy(trial: TrialAnswer | null, detail: RecordDetail, language: string): Touched {
  const { dependents } = detail.card;
  const count = trial?.affects?.count ?? dependents.length;
  const [first] = dependents;
  const alike = dependents.length === count && dependents.every(({ type }) => type === first?.type);
  const amounts = trial?.affects ? [trial.affects.total] : dependents.map(({ amount }) => amount);
  return {
    count,
    type: alike && first ? first.type : null,
    total: formatSums(amounts, language) || null,
  };
}

type Input = Readonly<Record<string, unknown>>;

/** What a dialog tells before it is confirmed, and the command's input; `null` where it must not be sent. */
interface Told {
  readonly said: string;
  readonly input: Input | null;
}

/** What is exported, by number, kind and sum: exactly that is confirmed. */
function tellExport(
  trial: TrialAnswer | Refused,
  platform: string,
  words: PanelWords,
  language: string,
): Told {
  if (isRefused(trial)) return { said: inOneLine(trial.problem), input: null };
  const { affects, refusal } = trial;
  if (refusal?.code === 'export_under_way') return { said: words.export_under_way(platform), input: null };
  if (!affects || refusal) return { said: refusal?.detail ?? words.export_not_told(platform), input: null };
  const { count, total, parts, confirm } = affects;
  const kinds = parts?.map((part) =>
    words.export_part(part.count, part.type, formatSums([part.total], language) || null, part.lacks),
  );
  return {
    said: words.export_count(platform, count, kinds?.join(', ') ?? formatSums([total], language)),
    input: confirm === undefined ? {} : { confirmed: confirm },
  };
}

/** Asks for confirmation of a command that affects other records, with their number and sum, or destroys values of its own. */
function Consequence({
  action,
  title,
  foreseen = null,
  counting,
  lines,
  confirmLabel,
  detail,
  calls,
  onConfirm,
  onCancel,
  words,
  writing,
}: {
  action: Confirmed;
  title: string;
  /** What it does to the record, where that is known without a trial. */
  foreseen?: string | null;
  /** What is said until the trial tells; absent for what depends on the record. */
  counting?: string;
  /** The general effects of the command, one paragraph each. */
  lines: readonly string[];
  confirmLabel: string;
  detail: RecordDetail;
  calls: PanelCalls;
  onConfirm: (input: Input) => void;
  onCancel: () => void;
  words: PanelWords;
  writing: Writing;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [trial, setTrial] = useState<TrialAnswer | Refused | null>(null);
  useEffect(() => {
    if (foreseen !== null) return;
    let gone = false;
    void calls.tryCommand(action, {}).then((answer) => {
      if (!gone) setTrial(answer);
    });
    return () => {
      gone = true;
    };
  }, [calls, action, foreseen]);
  const { dependents } = detail.card;
  const { language } = writing;
  const told: Told | null =
    foreseen !== null
      ? { said: foreseen, input: {} }
      : trial && action === 'export_all'
        ? tellExport(trial, detail.card.company.platform, words, language)
        : trial && {
            said: sentenceFor(action, touchedBy(isRefused(trial) ? null : trial, detail, language), words),
            input: {},
          };
  const input = told?.input ?? null;
  return (
    <Modal title={title} safest={cancel} onCancel={onCancel} language={writing.language}>
      <p class="named">{wholeDates(sentenceOf(detail.card.record, words.shared, writing.language))}</p>
      {/* Text that arrives later has its space reserved, so that the buttons do not move. */}
      <div class="foreseen" role="status">
        {told ? (
          <p>
            <strong>{wholeDates(told.said)}</strong>
          </p>
        ) : (
          <p class="quiet">{counting ?? words.off_counting}</p>
        )}
      </div>
      {action === 'delete' && dependents.length > 0 && (
        <ul class="records">
          {dependents.map((dependent) => (
            <li key={dependent.id}>{wholeDates(sentenceOf(dependent, words.shared, writing.language))}</li>
          ))}
        </ul>
      )}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onCancel)}>
          {words.shared.cancel}
        </button>
        <button
          type="button"
          class="button destructive"
          disabled={!input}
          onClick={trusted(() => input && onConfirm(input))}
        >
          {confirmLabel}
        </button>
      </div>
    </Modal>
  );
}

/** The commands whose effects are told in one dialog. */
type Confirmed = Exclude<ConfirmedAction, 'clear_id'>;

function sentenceFor(action: Confirmed, { count, type, total }: Touched, words: PanelWords): string {
  if (action === 'delete') return count === 0 ? words.delete_no_users : words.delete_users(count, type);
  return count === 0 ? words.off_nothing : words.off_consequence(count, type, total);
}

/** A command that needs confirmation. */
export type Asking =
  | { readonly action: ConfirmedAction }
  | { readonly action: 'link'; readonly target: LinkTarget };

/** The dialog of the command that needs confirmation. */
export function Dialogs({
  asking,
  detail,
  calls,
  onAsk,
  onSend,
  words,
  writing,
}: {
  asking: Asking;
  detail: RecordDetail;
  calls: PanelCalls;
  onAsk: (asking: Asking | null) => void;
  onSend: (action: Action, input: Readonly<Record<string, unknown>>) => void;
  words: PanelWords;
  writing: Writing;
}) {
  const shared = { detail, calls, onCancel: () => onAsk(null), words, writing };
  const { record, company } = detail.card;
  const label = labelOf(record, words.shared, writing.language);
  switch (asking.action) {
    case 'clear_id':
      return (
        <ClearIdAsk
          {...shared}
          onConfirm={(input) => onSend('clear_id', input)}
          onLink={(target) => onAsk({ action: 'link', target })}
        />
      );
    case 'link': {
      const { type, id } = asking.target;
      return (
        <LinkDialog
          {...shared}
          target={asking.target}
          address={calls.addressOf(asking.target)}
          onOpen={calls.openAddress}
          onConfirm={() => onSend('link', { quickbooks: { type, id } })}
        />
      );
    }
    case 'pull':
      return (
        <Consequence
          {...shared}
          action="pull"
          title={words.pull_dialog(record.type, label)}
          foreseen={words.pull_overwrites(
            company.platform,
            sentenceOf(record, words.shared, writing.language),
          )}
          lines={
            detail.can.destroys?.pull === 'overwrites_or_deletes'
              ? [words.pull_deletes(company.platform)]
              : []
          }
          confirmLabel={words.pull_confirm}
          onConfirm={() => onSend('pull', {})}
        />
      );
    case 'export_all':
      return (
        <Consequence
          {...shared}
          action="export_all"
          title={words.export_dialog}
          counting={words.export_counting(company.platform)}
          lines={[words.export_all_or_none]}
          confirmLabel={words.export_confirm}
          onConfirm={(input) => onSend('export_all', input)}
        />
      );
    case 'sync_off':
      return (
        <Consequence
          {...shared}
          action="sync_off"
          title={words.off_title(label)}
          lines={[words.off_quiet]}
          confirmLabel={words.off_confirm}
          onConfirm={() => onSend('sync_off', {})}
        />
      );
    case 'delete':
      return (
        <Consequence
          {...shared}
          action="delete"
          title={words.delete_title(label)}
          lines={[words.delete_where(company.platform), words.delete_forever]}
          confirmLabel={words.delete_confirm}
          onConfirm={() => onSend('delete', {})}
        />
      );
  }
}
