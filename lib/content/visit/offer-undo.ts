import type { RecordView } from '../../protocol/views.ts';
import type { Ask } from './ask-worker.ts';
import type { Teller } from './tell-commands.ts';

export interface UndoOptions {
  readonly ask: Ask;
  readonly teller: Teller;
  /** The company in which the command was pressed. */
  readonly realm: string;
  /** The command's key. */
  readonly key: string;
  readonly before: RecordView;
  readonly after: RecordView;
  /** End of the time for undo (RFC 3339). */
  readonly until: string;
  /** Called when the command was undone: the record is as before. */
  onUndone(): void;
}

/** Announces a command that is held back, and undoes or releases it as the user decides. */
export function offerUndo(options: UndoOptions): void {
  const { ask, teller, realm, key, before, after, until } = options;
  const { announcer } = teller;
  const { company_key } = before;
  let undone = false;
  announcer.toast(
    {
      text: announcer.words.done(...teller.name(before), announcer.words.names.state[after.state]),
      tone: 'quiet',
      undo: {
        until,
        onUndo: () => {
          undone = true;
          void takeBack(options);
        },
      },
      onDismiss: () => {
        if (undone || !teller.isOpen(realm)) return;
        ask<'release'>({ type: 'release', realm, company_key, keys: [key] }).catch(() => undefined);
      },
    },
    'polite',
  );
}

async function takeBack({ ask, teller, realm, key, before, onUndone }: UndoOptions): Promise<void> {
  const { words } = teller.announcer;
  try {
    const { company_key } = before;
    const answer = await ask<'undo'>({ type: 'undo', realm, company_key, keys: [key] });
    if (!teller.isOpen(realm)) return;
    if (answer.status === 'refused') {
      teller.fail(answer.problem.what || words.too_late);
      return;
    }
    onUndone();
    const text = words.taken_back(...teller.name(before));
    teller.announcer.toast({ text, tone: 'quiet' }, 'polite');
  } catch {
    if (teller.isOpen(realm)) teller.fail(words.too_late);
  }
}
