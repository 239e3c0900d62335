import type { ComponentChildren } from 'preact';
import { Card } from '../../../../components/card/Card.tsx';
import { ClearIdDialog } from '../../../../components/card/ClearIdDialog.tsx';
import { Toast } from '../../../../components/card/Toast.tsx';
import type { Language } from '../../../../lib/core/languages.ts';
import { CARD_WORDS } from '../../../../lib/locales/card/index.ts';
import type { CardView, CheckAnswer } from '../../../../lib/protocol/record.ts';
import { CARD_1043, INVOICE_1042, NOW, PAYMENT_502 } from './sample-records.ts';

/** The callbacks that views have called, for tests. */
export const calls: string[] = [];

const CHECKED: CheckAnswer = {
  exists: 'no',
  quickbooks: { type: 'Invoice', id: '146' },
  creates: true,
  duplicate_of: null,
  dependents: [PAYMENT_502],
  locked_by: null,
  checked_at: '2026-03-03T14:00:00Z',
  refused: null,
  look: null,
};

const admin = 'Clear ID is for admins. Ask an admin of FieldPro.';
const CARDS: Record<string, CardView> = {
  'card-failed': CARD_1043,
  'card-link-broken': {
    ...CARD_1043,
    record: INVOICE_1042,
    explanation: null,
    original: null,
    warnings: ['The tax differs by $0.01 from what FieldPro computed.'],
    same_label: 2,
    waits_on: [PAYMENT_502],
  },
  'card-viewer': {
    ...CARD_1043,
    record: {
      ...INVOICE_1042,
      as_of: '2026-03-03T13:50:00Z',
      commands: INVOICE_1042.commands.map((command) => ({ ...command, enabled: false, why: admin })),
    },
  },
  'card-busy': { ...CARD_1043, record: { ...CARD_1043.record, state: 'syncing', busy: true } },
  'card-stands': {
    ...CARD_1043,
    company: { ...CARD_1043.company, stalled_since: '2026-03-03T13:20:00Z' },
    record: { ...CARD_1043.record, state: 'scheduled', reason: null, primary: null },
    explanation: null,
    original: null,
  },
  'card-synced': {
    ...CARD_1043,
    record: {
      ...CARD_1043.record,
      state: 'synced',
      reason: null,
      primary: null,
      quickbooks: { type: 'Invoice', id: '145' },
      commands: [{ action: 'resync', enabled: true, why: null }],
    },
    sides: {
      ...CARD_1043.sides,
      quickbooks: CARD_1043.sides.platform,
      missing: null,
      checked_at: '2026-03-03T13:50:00Z',
    },
    explanation: null,
    original: null,
    dependents: [],
    history: [],
    last_success_at: '2026-03-03T13:50:00Z',
    quickbooks_url:
      'https://app.qbo.intuit.com/app/login?pagereq=invoice%3FtxnId%3D145&deeplinkcompanyid=9341450122330011',
    platform_url: 'javascript:alert(1)',
  },
};

const CHECKS: Record<string, CheckAnswer | null> = {
  'dialog-checking': null,
  'dialog-clear': CHECKED,
  'dialog-refused': {
    ...CHECKED,
    exists: 'inactive',
    refused: {
      code: 'inactive',
      what: 'The record is inactive in QuickBooks. Clear ID would create a second one.',
      steps: ['Reactivate it in QuickBooks, then press Resync.'],
      otherwise: null,
      details: null,
    },
  },
};

const call = (name: string) => () => void calls.push(name);

export const CARD_VIEW_NAMES = [...Object.keys(CARDS), ...Object.keys(CHECKS), 'toast-undo', 'toast-bad'];

/** A card, a dialog or a toast in one of its states. */
export function CardShown({ name, language }: { name: string; language: Language }): ComponentChildren {
  const words = CARD_WORDS[language];
  const view = CARDS[name];
  if (view) {
    const { primary } = view.record;
    // The worker answers in the language of the surface.
    const label = primary?.action && words.actions.act[primary.action];
    return (
      <Card
        view={label ? { ...view, record: { ...view.record, primary: { ...primary, label } } } : view}
        words={words}
        language={language}
        now={NOW}
        onCommand={(action) => calls.push(action)}
        onClose={call('close')}
        onPanel={call('panel')}
        onOpen={(address) => calls.push(`open ${address}`)}
        onCopy={async (text) => void calls.push(`copy ${text}`)}
      />
    );
  }
  const check = CHECKS[name];
  if (check !== undefined) {
    return (
      <ClearIdDialog
        view={INVOICE_1042}
        check={check}
        words={words}
        language={language}
        onConfirm={call('confirm')}
        onCancel={call('cancel')}
      />
    );
  }
  const undo = name === 'toast-undo' ? { until: '2026-03-03T14:00:10Z', onUndo: call('undo') } : undefined;
  return (
    <Toast
      text={
        undo
          ? 'The ID of invoice 1042 was cleared.'
          : 'Invoice 1047 could not be synced: the period is closed.'
      }
      tone={undo ? 'good' : 'bad'}
      undo={undo}
      action={undo ? undefined : { label: 'Open', onAction: call('action') }}
      words={words}
      onDismiss={(how) => calls.push(how)}
      clock={() => NOW}
    />
  );
}
