import type { Action } from '../../lib/core/records/actions.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CompareAnswer, RecordDetail } from '../../lib/protocol/panel.ts';
import type { Writing } from '../record/name-record.ts';
import { Clash } from './Clash.tsx';
import { ClosedPeriod } from './ClosedPeriod.tsx';
import { CreateCustomer } from './CreateCustomer.tsx';
import { EditService } from './EditService.tsx';
import { Hold } from './Hold.tsx';
import type { LinkTarget } from './LinkDialog.tsx';
import { LinkOther } from './LinkOther.tsx';
import { MatchCustomer } from './MatchCustomer.tsx';
import { Overpaid, overpaymentOf } from './Overpaid.tsx';
import type { PanelCalls } from './panel-calls.ts';
import type { PanelCommands } from './use-panel-commands.ts';

/** Whether closed books are what stands in the way. */
export function isClosed({ guide }: RecordDetail, found: CompareAnswer | null): boolean {
  return guide === 'closed-period' || (guide !== null && found?.locked_by?.kind === 'closed_period');
}

/** Whether there is something better to do than to press a command: it then comes first. */
export function hasRemedy(detail: RecordDetail): boolean {
  const { record, guide, commands } = detail;
  const has = (action: Action) => commands.some((each) => each.action === action);
  return (
    guide === 'duplicate-number' ||
    guide === 'closed-period' ||
    overpaymentOf(detail) !== null ||
    (record.type === 'customer' && has('link')) ||
    (record.type === 'service' && has('update') && guide !== null)
  );
}

/** What puts the record right, beyond a press: only what fits its trouble. */
export function Remedies({
  detail,
  found,
  calls,
  commands,
  busy,
  onTarget,
  words,
  writing,
}: {
  detail: RecordDetail;
  found: CompareAnswer | null;
  calls: PanelCalls;
  commands: PanelCommands;
  busy: boolean;
  onTarget: (target: LinkTarget) => void;
  words: PanelWords;
  writing: Writing;
}) {
  const { record, guide } = detail;
  const view = detail.card.record;
  const { platform } = detail.card.company;
  const of = (action: Action) => detail.commands.find((each) => each.action === action);
  const may = (action: Action) => of(action)?.enabled === true;
  const send = (action: Action, input: Readonly<Record<string, unknown>>) =>
    void commands.send(action, () => calls.command(action, input));
  const edit = (fields: Readonly<Record<string, string>>) =>
    void commands.send('resync', () => calls.updateAndResync(fields));
  const hold = ({ reason, until }: { reason: string | null; until: string | null }) =>
    send('skip', { ...(reason ? { reason } : {}), ...(until ? { until } : {}) });
  const today = new Date(writing.now).toISOString().slice(0, 10);
  const closed = isClosed(detail, found);
  const overpayment = overpaymentOf(detail);
  const [link, create] = [of('link'), of('create_new')];
  const isCustomer = record.type === 'customer';
  const common = { calls, busy, words };
  return (
    <>
      {guide === 'duplicate-number' && (
        <Clash
          detail={detail}
          mayEdit={may('update')}
          mayLink={may('link')}
          busy={busy}
          onOpen={calls.openAddress}
          onLink={() => {
            const clash = detail.clash?.quickbooks;
            if (!clash) return;
            const seen = found?.same_number.find(({ type, id }) => type === clash.type && id === clash.id);
            onTarget({ ...clash, seen: seen ?? null });
          }}
          onNumber={edit}
          words={words}
        />
      )}
      {closed && (
        <ClosedPeriod
          detail={detail}
          mayEdit={may('update')}
          mayHold={may('skip')}
          today={today}
          busy={busy}
          onDate={edit}
          onHold={hold}
          onOpen={calls.openAddress}
          words={words}
        />
      )}
      {overpayment && view.state === 'waiting' && (
        <Overpaid
          overpayment={overpayment}
          platform={platform}
          mayEdit={may('update')}
          why={of('update')?.why ?? null}
          busy={busy}
          onUpdate={(fields) => void commands.send('update', () => calls.updateAndSyncNow(fields))}
          words={words}
          language={writing.language}
        />
      )}
      {isCustomer && link && detail.can.candidates && (
        <MatchCustomer
          {...common}
          why={link.why}
          onLink={(id) => send('link', { quickbooks: { type: 'Customer', id } })}
        />
      )}
      {create && (
        <CreateCustomer
          {...common}
          name={record.name}
          why={create.why}
          onCreate={(display_name) => send('create_new', { display_name })}
        />
      )}
      {record.type === 'service' && of('update') && guide !== null && (
        <EditService detail={detail} found={found} busy={busy} onSave={edit} words={words} />
      )}
      {!isCustomer && link?.enabled && (
        <LinkOther
          {...common}
          detail={detail}
          found={found}
          onTarget={onTarget}
          language={writing.language}
        />
      )}
      {may('skip') && !closed && (
        <Hold summary={words.hold} today={today} busy={busy} onHold={hold} words={words} />
      )}
    </>
  );
}
