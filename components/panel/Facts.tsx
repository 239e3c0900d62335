import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { CardView } from '../../lib/messages/answers.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';

/** When the record was last synced, when it is tried again, how often it was. */
export function Facts({ card, words, writing }: { card: CardView; words: PanelWords; writing: Writing }) {
  return (
    <dl class="facts">
      <div>
        <dt>{words.card.last_success}</dt>
        <dd>
          {card.last_success_at ? (
            <Moment at={card.last_success_at} ago writing={writing} />
          ) : (
            words.card.never
          )}
        </dd>
      </div>
      {card.next_attempt_at && (
        <div>
          <dt>{words.card.next_attempt}</dt>
          <dd>
            <Moment at={card.next_attempt_at} writing={writing} />
          </dd>
        </div>
      )}
      {card.attempts !== null && card.attempts > 0 && (
        <div>
          <dt>{words.card.attempts}</dt>
          <dd>{card.attempts}</dd>
        </div>
      )}
    </dl>
  );
}
