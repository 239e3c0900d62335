import type { PanelWords } from '../../lib/locales/panel/en.ts';
import { Toast } from '../card/Toast.tsx';
import type { PanelCommands } from './use-panel-commands.ts';

/** The one message of the panel, and what is read out: politely, or at once where something did not work. */
export function PanelToast({ commands, words }: { commands: PanelCommands; words: PanelWords }) {
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
