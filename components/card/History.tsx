import type { CardWords } from '../../lib/locales/card/en.ts';
import type { LogLine } from '../../lib/protocol/record.ts';
import { Moment } from '../record/Moment.tsx';
import { actionName, noteOf } from '../record/name-action.ts';
import type { Writing } from '../record/name-record.ts';

/** The actions on a record, with person and result, in the given order (newest first). */
export function History({
  lines,
  words,
  writing,
}: {
  lines: readonly LogLine[];
  words: CardWords;
  writing: Writing;
}) {
  return (
    <details>
      <summary>
        {words.history} ({lines.length})
      </summary>
      {lines.length === 0 ? (
        <p class="quiet">{words.history_empty}</p>
      ) : (
        <ol class="history">
          {lines.map((line) => (
            <li key={line.id}>
              <Moment at={line.at} writing={writing} />
              <span>
                {actionName(line.action, words.actions)}
                {line.who && ` ${words.by(line.who)}`} — {words.outcome[line.outcome]}
                {line.detail && <span class="quiet"> · {noteOf(line.detail, words.actions)}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
