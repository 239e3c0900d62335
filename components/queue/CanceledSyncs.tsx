import { useMemo } from 'preact/hooks';
import type { TestRun } from '../../lib/core/listing/act.ts';
import { isAllowed } from '../../lib/core/listing/mark-ready.ts';
import { countedAs, isSynced } from '../../lib/core/records/sync-state.ts';
import { ActButton } from './controls.tsx';
import { resyncAct } from './queue-acts.ts';
import type { QueueFrame } from './queue-frame.ts';

/** A couple (product SY-23). */
const TESTED = 2;

/** After Cancel all: the canceled syncs, a test with the oldest, and the rest once the test has gone well. */
export function CanceledSyncs({
  frame,
  test,
  onTest,
}: {
  frame: QueueFrame;
  test: TestRun | null;
  onTest: (test: TestRun | null) => void;
}) {
  const { words, records } = frame;
  const canceled = useMemo(
    () =>
      records
        .filter((record) => record.state === 'canceled' && isAllowed(record, 'resync'))
        .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || (a.id < b.id ? -1 : 1)),
    [records],
  );
  const tested = useMemo(() => {
    const ids = new Set(test?.ids ?? []);
    return records.filter((record) => ids.has(record.id));
  }, [records, test]);
  const failed = tested.some((record) => countedAs(record.state) === 'failed');
  const passed = tested.length > 0 && tested.every(({ state }) => isSynced(state));
  const testing = !failed && tested.some((record) => countedAs(record.state) === 'pending');
  if (canceled.length === 0) return null;
  const first = canceled.slice(0, TESTED);
  const why = frame.disconnected ? words.disconnected_why : frame.whyNot('resync');
  return (
    <section class={`notice ${failed ? 'tone-bad' : 'tone-quiet'}`}>
      <p class="notice-title">{words.preview.canceled(canceled.length)}</p>
      <p>
        {testing
          ? words.preview.testing
          : failed
            ? words.preview.test_failed
            : !passed && words.preview.test_note}
      </p>
      <p class="buttons">
        {!passed && (
          <ActButton
            kind="primary"
            why={why ?? (testing ? words.preview.testing : null)}
            onPress={() =>
              frame.ask({
                ...resyncAct(first, frame),
                onAccepted: () => onTest({ ids: first.map(({ id }) => id) }),
              })
            }
          >
            {words.preview.test(first.length)}
          </ActButton>
        )}
        {passed && (
          <ActButton
            kind="primary"
            why={why}
            onPress={() =>
              frame.ask({
                parts: [{ action: 'resync', records: canceled }],
                said: null,
                onAccepted: () => onTest(null),
              })
            }
          >
            {words.preview.rest(canceled.length)}
          </ActButton>
        )}
      </p>
    </section>
  );
}
