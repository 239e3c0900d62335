import type { RecordView } from '../../protocol/views.ts';
import type { Ask } from './ask-worker.ts';
import { faceOfRecord } from './face-of-record.ts';
import { openRecordCard } from './record-card.ts';
import type { RunContext } from './run-context.ts';
import type { VisitState } from './visit-state.ts';

/** What the runs of pages need of the visit. */
export function makeRunContext(
  state: VisitState,
  parts: Pick<RunContext, 'announcer' | 'commands' | 'misses' | 'want'>,
  ask: Ask,
  openRealm: () => string | null,
  signal: AbortSignal,
): RunContext {
  const { announcer, commands } = parts;

  function open(record: RecordView, near: DOMRect): void {
    const realm = openRealm();
    if (realm === null) return;
    const { company_key, id: record_id } = record;
    openRecordCard({
      announcer,
      record,
      near,
      load: () => ask<'open_card'>({ type: 'open_card', realm, company_key, record_id }),
      onCommand: (now, action) => commands.run(now, action),
      onClose: () => state.run?.page?.focus(record, null),
      onPanel: () => commands.showPanel(record),
      signal: state.run?.end.signal ?? signal,
    }).then(
      (opened) => {
        state.card = opened;
      },
      () => announcer.toast({ text: announcer.words.no_answer, tone: 'bad' }, 'assertive'),
    );
  }

  return {
    ...parts,
    find: (wanted) => state.known.find(wanted),
    face(record, withCommands) {
      const { answer } = state.known;
      if (!answer?.company) return null;
      return faceOfRecord(record, {
        words: announcer.words,
        language: announcer.language,
        timeZone: answer.company.time_zone,
        now: Date.now(),
        syncedBadges: answer.synced_badges,
        withCommands,
        pressed: commands.isPressed(record),
      });
    },
    open,
  };
}
