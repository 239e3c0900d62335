import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import { ACTIONS, type Action, isConfirmed } from '../../lib/core/records/actions.ts';
import { differencesOf } from '../../lib/core/records/compare-fields.ts';
import { compareSides, copyAfter } from '../../lib/core/records/compare-sides.ts';
import { GRACE_CYCLES } from '../../lib/core/records/grace.ts';
import { setHomeCurrency } from '../../lib/core/records/money.ts';
import type { OfferedRemedy } from '../../lib/core/records/remedy.ts';
import { isSynced } from '../../lib/core/records/sync-state.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import type { PrimaryView } from '../../lib/protocol/views.ts';
import { History } from '../card/History.tsx';
import { Links } from '../card/Links.tsx';
import { Original } from '../card/Original.tsx';
import { Toast } from '../card/Toast.tsx';
import { asSentence } from '../record/as-sentence.ts';
import { Commands } from '../record/Commands.tsx';
import { Explained } from '../record/Explained.tsx';
import { Moment } from '../record/Moment.tsx';
import { labelOf, titleOf, type Writing } from '../record/name-record.ts';
import { RecordFacts } from '../record/RecordFacts.tsx';
import { SidesLine, sidesAgree } from '../record/SidesLine.tsx';
import { StateNotes } from '../record/StateNotes.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { StatePill } from '../state/StatePill.tsx';
import { useOwnId } from '../use-own-id.ts';
import { Compare, useComparison } from './Compare.tsx';
import { type Asking, Dialogs } from './Dialogs.tsx';
import { Amounts, Facts, Relations } from './Facts.tsx';
import { isOverpayment, overpaymentOf } from './Overpaid.tsx';
import type { PanelCalls } from './panel-calls.ts';
import { isClosed, Remedies } from './Remedies.tsx';
import { type PanelCommands, usePanelCommands } from './use-panel-commands.ts';

/** Warnings before sending: locks and inactive objects. */
function Warned({
  found,
  saysClosed,
  words,
}: {
  found: CompareAnswer;
  /** Closed books are explained elsewhere, with remedies. */
  saysClosed: boolean;
  words: PanelWords;
}) {
  const { inactive } = found;
  const locked = saysClosed && found.locked_by?.kind === 'closed_period' ? null : found.locked_by;
  if (!locked && !inactive) return null;
  return (
    <div class="notice tone-decide">
      <p class="notice-title">
        <Glyph name="mark" /> {words.locked_title}
      </p>
      {locked && (
        <p>
          {words.locked[locked.kind]}
          {locked.detail && <span class="quiet small"> {locked.detail}</span>}
        </p>
      )}
      {inactive && (
        <p>
          {words.inactive(words.quickbooks_type(inactive.type), inactive.name)} {words.inactive_step}
        </p>
      )}
    </div>
  );
}

/** The panel's only message, read aloud politely, or at once after a failure. */
function PanelToast({ commands, words }: { commands: PanelCommands; words: PanelWords }) {
  const { message } = commands;
  return (
    <>
      <p class="read-out" role="status">
        {message && message.tone !== 'bad' ? message.text : ''}
      </p>
      <p class="read-out" role="alert">
        {message?.tone === 'bad' ? message.text : ''}
      </p>
      {message && (
        <div class="panel-toast">
          <Toast
            key={message.id}
            text={message.text}
            tone={message.tone}
            undo={
              message.undo
                ? { until: message.undo.until, onUndo: () => void commands.undo(message) }
                : undefined
            }
            words={words.card}
            onDismiss={() => commands.dismiss(message)}
          />
        </div>
      )}
    </>
  );
}

/** The record's title, company and state. */
function PanelHead({
  detail,
  found,
  id,
  words,
  writing,
}: {
  detail: RecordDetail;
  /** The copy as just compared. */
  found: CompareAnswer | null;
  /** The id of the heading. */
  id: string;
  words: PanelWords;
  writing: Writing;
}) {
  const { record, sides, company } = detail.card;
  const waits = record.state === 'waiting' ? detail.card.waits_on[0] : undefined;
  return (
    <header class="panel-head">
      <h2 id={id}>{titleOf(record, words.shared, writing.language)}</h2>
      <RecordFacts
        card={detail.card}
        writing={writing}
        amount={false}
        date={!sidesAgree(sides, record.state)}
      />
      <p class="card-state">
        <StatePill state={record.state} words={words.shared} />
        {record.since && (
          <span class="quiet small">
            {words.card.state_since} <Moment at={record.since} ago writing={writing} />
          </span>
        )}
      </p>
      {waits && (
        <p class="small">
          {words.shared.waiting_on(waits.type, waits.number ?? waits.name ?? words.shared.unnamed)}
        </p>
      )}
      {detail.runs_left !== null && (
        <p class="quiet small">{words.retrying(GRACE_CYCLES + 1 - detail.runs_left, detail.runs_left)}</p>
      )}
      <StateNotes record={record} company={company} stands={words.card.stands} writing={writing} />
      <SidesLine
        sides={found ? compareSides(detail.record, copyAfter(detail.record.sync.quickbooks, found)) : sides}
        state={record.state}
        platform={company.platform}
        words={words.card.sides}
        writing={writing}
      />
    </header>
  );
}

function Warnings({ warnings, words }: { warnings: readonly string[]; words: PanelWords }) {
  if (warnings.length === 0) return null;
  return (
    <div class="notice tone-decide">
      <h3>{words.card.warnings}</h3>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </div>
  );
}

/** The comparison's progress, or the button that requests it. */
function ComparisonStatus({
  comparison: { found, looking, problem, look },
  offered,
  words,
}: {
  comparison: ReturnType<typeof useComparison>;
  offered: boolean;
  words: PanelWords;
}) {
  return (
    <>
      {looking && !found && (
        <p class="quiet" role="status">
          {words.comparing}
        </p>
      )}
      {problem && <Explained explanation={problem} words={words.shared} />}
      {!found && !looking && offered && (
        <p>
          <button type="button" class="button" onClick={look}>
            {words.compare_button}
          </button>
        </p>
      )}
    </>
  );
}

/** What happened, and what differs. */
function Notes({
  detail,
  warnings,
  found,
  words,
  writing,
}: {
  detail: RecordDetail;
  warnings: readonly string[];
  found: ReturnType<typeof useComparison>['found'];
  words: PanelWords;
  writing: Writing;
}) {
  const { record, company, explanation } = detail.card;
  return (
    <>
      {company.problem && (
        <div class="notice tone-bad">
          <Explained explanation={company.problem} words={words.shared} />
        </div>
      )}
      {explanation ? (
        <Explained explanation={explanation} words={words.shared} />
      ) : (
        record.reason && <p class="what">{asSentence(record.reason, writing.language)}</p>
      )}
      <Warnings warnings={warnings} words={words} />
      {found && <Warned found={found} saysClosed={isClosed(detail, found)} words={words} />}
      <Amounts detail={detail} words={words} writing={writing} />
    </>
  );
}

/** The remedy offered first. Where a comparison has found no difference, the record is marked as matched instead. */
function shownPrimary(
  { card: { record } }: RecordDetail,
  found: CompareAnswer | null,
  words: PanelWords,
): PrimaryView | null {
  const { primary } = record;
  if (primary?.remedy !== 'compare' || found?.exists !== 'yes') return primary;
  const mark = record.commands.find(({ action }) => action === 'mark_matched');
  if (!mark || differencesOf(found.fields).length > 0) return primary;
  const label = words.card.actions.act.mark_matched;
  return { remedy: 'compare', action: 'mark_matched', label, url: null, why: mark.why };
}

/** Input fields come first, before choices and links beside them. */
const FIRST = ['input:not([type="checkbox"], [type="radio"])', 'button, input, a[href]'];

/**
 * Scrolls to the part of a record's view that holds a remedy (`data-remedy`), opens it, and focuses its first usable
 * control.
 */
function reveal(root: HTMLElement | null, remedy: OfferedRemedy): void {
  const part = root?.querySelector<HTMLElement>(`[data-remedy="${remedy}"]`);
  if (!part) return;
  const folded = part.matches('details') ? part : part.querySelector('details[data-opens]');
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  part.scrollIntoView({ block: 'nearest' });
  const within = folded ?? part;
  const found = FIRST.map((selector) => within.querySelector<HTMLElement>(selector));
  found.find((each) => each !== null)?.focus();
}

/** What hangs on the record, what is known of it, and what was done with it. */
function Background({
  detail,
  calls,
  words,
  writing,
}: {
  detail: RecordDetail;
  calls: PanelCalls;
  words: PanelWords;
  writing: Writing;
}) {
  return (
    <>
      <Relations detail={detail} onShow={calls.showRecord} words={words} writing={writing} />
      <Facts detail={detail} words={words} writing={writing} />
      <Links view={detail.card} words={words.card} onOpen={calls.openAddress} />
      {detail.former_links.map((former) => (
        <p key={former.at} class="quiet small">
          {words.former(former.id)}
        </p>
      ))}
      <History lines={detail.card.history} words={words.card} writing={writing} />
      <Original view={detail.card} words={words.card} onCopy={calls.copy} />
    </>
  );
}

export interface RecordPanelProps {
  /** What it begins with: the dialog of an action, or what helps first. Nothing is sent by that. */
  begin?: Action | 'primary' | undefined;
  detail: RecordDetail;
  calls: PanelCalls;
  words: PanelWords;
  language: Language;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

/** One record in full: what happened, what to do, comparison, matching, related records and history. */
export function RecordPanel({ begin, detail, calls, words, language, now }: RecordPanelProps) {
  const id = useOwnId();
  /** The dialog keeps the record as read: if it has changed meanwhile, the platform refuses the command. */
  const [asked, setAsked] = useState<{ asking: Asking; detail: RecordDetail; calls: PanelCalls } | null>(
    null,
  );
  const { card } = detail;
  const { record, company } = card;
  setHomeCurrency(company.currency);
  const writing: Writing = { words: words.shared, language, timeZone: company.time_zone, now };
  const commands = usePanelCommands(record, calls, company.platform, words, language);
  const comparison = useComparison(detail, calls);
  const busy = record.busy || commands.sending;
  const may = (action: Action) => detail.commands.some((each) => each.action === action && each.enabled);
  const send = (action: Action, input: Readonly<Record<string, unknown>>, note: string | null = null) =>
    void commands.send(() => calls.command(action, input, note));
  const press = (action: Action) => {
    if (isConfirmed(action)) setAsked({ asking: { action }, detail, calls });
    else send(action, {});
  };
  const overpaid = overpaymentOf(detail) !== null;
  const { found } = comparison;
  // A changed record is sent by a choice per field; without one it would be sent unchanged.
  const chooses = record.state === 'changed' && found !== null && differencesOf(found.fields).length > 0;
  const pressed = detail.commands.filter(
    ({ action }) => ACTIONS[action].givenBy !== 'form' && !(chooses && action === 'resync'),
  );

  const warnings = card.warnings.filter(
    (_, at) => !overpaid || !isOverpayment(detail.record.sync.warnings[at]),
  );
  const [wanted, setWanted] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const openPrimary = (each: PrimaryView) => {
    if (each.url) calls.openAddress(each.url);
    else if (each.remedy === 'compare' && !found) comparison.look();
    else {
      setWanted(wanted + 1);
      reveal(panel.current, each.remedy);
    }
  };
  useEffect(() => {
    const primary = shownPrimary(detail, found, words);
    const action = begin === 'primary' ? primary?.action : begin;
    if (action && isConfirmed(action) && may(action)) press(action);
    if (begin !== 'primary' || !primary || primary.action || primary.why !== null || primary.url) return;
    // What changed is compared without being asked.
    if (primary.remedy !== 'compare') openPrimary(primary);
  }, []);
  const pressable = (
    <Commands
      record={{ ...record, busy, commands: pressed }}
      primary={shownPrimary(detail, found, words)}
      label={labelOf(record, words.shared, language)}
      words={words.card}
      onCommand={press}
      onPrimary={openPrimary}
    />
  );

  return (
    <article class="card panel" ref={panel} lang={language} aria-labelledby={`${id}-title`}>
      <PanelHead detail={detail} found={found} id={`${id}-title`} words={words} writing={writing} />
      <div class="panel-body">
        <Notes detail={detail} warnings={warnings} found={found} words={words} writing={writing} />
        {pressable}
        <ComparisonStatus
          comparison={comparison}
          // Without a copy there may be one to link to.
          offered={detail.can.check && (record.quickbooks !== null || may('link'))}
          words={words}
        />
        {found && record.quickbooks && (
          <Compare
            found={found}
            platform={company.platform}
            currency={record.amount?.currency ?? company.currency}
            busy={busy}
            onSave={
              may('resync') && !isSynced(record.state)
                ? (fields, note) => send('resync', { fields }, note)
                : null
            }
            onAgain={comparison.look}
            words={words}
            writing={writing}
          />
        )}
        <Remedies
          detail={detail}
          found={found}
          calls={calls}
          commands={commands}
          busy={busy}
          wanted={wanted}
          onTarget={(target) => setAsked({ asking: { action: 'link', target }, detail, calls })}
          words={words}
          writing={writing}
        />
        <Background detail={detail} calls={calls} words={words} writing={writing} />
      </div>
      <PanelToast commands={commands} words={words} />
      {asked && (
        <Dialogs
          {...asked}
          onAsk={(asking) => setAsked(asking && { ...asked, asking })}
          onSend={(action, input) => {
            setAsked(null);
            void commands.send(() => asked.calls.command(action, input));
          }}
          words={words}
          writing={writing}
        />
      )}
    </article>
  );
}
