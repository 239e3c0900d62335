import { useRef } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { SharedWords } from '../../lib/locales/shared/en.ts';
import { trusted } from '../trusted.ts';
import { Modal } from './Modal.tsx';

/**
 * Asks for confirmation of something that cannot be undone. The button names the action, and Cancel has the focus.
 * @param lines the consequences, one paragraph each
 * @param confirmLabel the verb, e.g. `Disconnect`; never `OK`
 */
export function Confirm({
  title,
  lines,
  confirmLabel,
  cancelLabel,
  words,
  language,
  onConfirm,
  onCancel,
}: {
  title: string;
  lines: readonly string[];
  confirmLabel: string;
  cancelLabel?: string | undefined;
  words: SharedWords;
  language: Language;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Modal title={title} safest={cancel} onCancel={onCancel} language={language}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onCancel)}>
          {cancelLabel ?? words.cancel}
        </button>
        <button type="button" class="button destructive" onClick={trusted(onConfirm)}>
          {confirmLabel}
        </button>
      </div>
    </Modal>
  );
}
