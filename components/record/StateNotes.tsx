import type { RecordView } from '../../lib/protocol/views.ts';
import { Glyph } from '../state/Glyph.tsx';
import { Moment } from './Moment.tsx';
import type { Writing } from './name-record.ts';

/** What a record's state means, and since when it may be out of date. */
export function StateNotes({
  record: { state, as_of },
  writing,
}: {
  record: Pick<RecordView, 'state' | 'as_of'>;
  writing: Writing;
}) {
  const { words } = writing;
  return (
    <>
      {words.state_note[state] && <p class="quiet small">{words.state_note[state]}</p>}
      {as_of && (
        <p class="notice tone-decide">
          <Glyph name="pause" /> {words.as_of} <Moment at={as_of} ago writing={writing} />
        </p>
      )}
    </>
  );
}
