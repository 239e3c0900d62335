import { STATES } from '../../lib/core/records/sync-state.ts';
import { formatMoment } from '../../lib/locales/format-time.ts';
import type { CompanyView, RecordView } from '../../lib/protocol/views.ts';
import { Glyph } from '../state/Glyph.tsx';
import { Moment } from './Moment.tsx';
import type { Writing } from './name-record.ts';

/** What a record's state means, that nothing moves, and since when it may be out of date. */
export function StateNotes({
  record: { state, as_of },
  company: { stalled_since, problem },
  stands,
  writing,
}: {
  record: Pick<RecordView, 'state' | 'as_of'>;
  company: Pick<CompanyView, 'stalled_since' | 'problem'>;
  /** Says since when nothing moves. */
  stands: (since: string) => string;
  writing: Writing;
}) {
  const { words, now, timeZone, language } = writing;
  return (
    <>
      {words.state_note[state] && <p class="quiet small">{words.state_note[state]}</p>}
      {stalled_since && !problem && STATES[state].progress && (
        <p class="notice tone-decide">
          <Glyph name="pause" /> {stands(formatMoment(stalled_since, now, timeZone, language))}
        </p>
      )}
      {as_of && (
        <p class="notice tone-decide">
          <Glyph name="pause" /> {words.as_of} <Moment at={as_of} ago writing={writing} />
        </p>
      )}
    </>
  );
}
