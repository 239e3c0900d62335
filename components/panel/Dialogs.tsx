import type { Action, ConfirmedAction } from '../../lib/core/records/actions.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { labelOf, type Writing } from '../record/name-record.ts';
import { ClearIdAsk } from './ClearIdAsk.tsx';
import { Consequence } from './Consequence.tsx';
import { LinkDialog, type LinkTarget } from './LinkDialog.tsx';
import type { PanelCalls } from './panel-calls.ts';

/** A command that is asked about before it is sent. */
export type Asking =
  | { readonly action: ConfirmedAction }
  | { readonly action: 'link'; readonly target: LinkTarget };

/** The dialog of the command that is being asked about. */
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
