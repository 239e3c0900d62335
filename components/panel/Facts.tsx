import { STATES } from '../../lib/core/records/sync-state.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import type { RecordDetail } from '../../lib/protocol/panel.ts';
import { Moment } from '../record/Moment.tsx';
import type { Writing } from '../record/name-record.ts';

/** Where the record stands in the queue, when it was last synced, when it is tried again, how often it was. */
export function Facts({
  detail,
  words,
  writing,
}: {
  detail: RecordDetail;
  words: PanelWords;
  writing: Writing;
}) {
  const { card, next_run_at } = detail;
  const { position } = detail.record.sync;
  const { progress } = STATES[card.record.state];
  const pending = progress === 'queued' || progress === 'held';
  return (
    <dl class="facts">
      {pending && position !== null && (
        <div>
          <dt>{words.place}</dt>
          <dd class="number">{position}</dd>
        </div>
      )}
      {pending && next_run_at && (
        <div>
          <dt>{words.next_run}</dt>
          <dd>
            <Moment at={next_run_at} writing={writing} />
          </dd>
        </div>
      )}
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
