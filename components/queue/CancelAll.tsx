import { useMemo } from 'preact/hooks';
import { isAllowed } from '../../lib/core/listing/mark-ready.ts';
import { isAskedFrom } from '../../lib/core/records/actions.ts';
import { CommandButton } from './controls.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** Cancels every sync that has not begun, after a confirmation with their number. */
export function CancelAll({ frame }: { frame: QueueFrame }) {
  const { words, records, ask, whyNot } = frame;
  const cancelable = useMemo(
    () => records.filter((record) => isAskedFrom('cancel', record.state) && isAllowed(record, 'cancel')),
    [records],
  );
  const { length } = cancelable;
  return (
    <CommandButton
      kind="destructive"
      why={whyNot('cancel') ?? (length === 0 ? words.preview.none : null)}
      onPress={() =>
        ask({
          parts: [{ action: 'cancel', records: cancelable }],
          said: null,
          confirm: {
            title: words.preview.cancel_title(length),
            lines: [words.preview.cancel_line],
            label: words.preview.cancel_confirm(length),
            keep: words.preview.cancel_keep,
          },
        })
      }
    >
      {words.preview.cancel_all(length)}
    </CommandButton>
  );
}
