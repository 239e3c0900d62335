import { useRef, useState } from 'preact/hooks';
import { addDays } from '../../lib/core/add-days.ts';
import type { ListedRecord } from '../../lib/core/listing/listed-record.ts';
import { dayOf, formatDate } from '../../lib/locales/format-time.ts';
import { Modal } from '../dialog/Modal.tsx';
import { labelOf } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import { nameRecords } from './command-batches.ts';
import type { QueueFrame } from './queue-frame.ts';

/** Asks until when to hold a record back, and why. */
export function HoldDialog({
  record,
  frame,
  onClose,
}: {
  record: ListedRecord;
  frame: QueueFrame;
  onClose: () => void;
}) {
  const { words, language, writing } = frame;
  const tomorrow = addDays(dayOf(writing.now, writing.timeZone), 1);
  const [until, setUntil] = useState(tomorrow);
  const [why, setWhy] = useState('');
  const cancel = useRef<HTMLButtonElement>(null);
  const named = words.shared.record(record.type, labelOf(record, words.shared, language));
  return (
    <Modal title={words.hold.title(named)} safest={cancel} onCancel={onClose} language={language}>
      <p>{words.hold.line}</p>
      <p class="field">
        <label for="hold-until">{words.hold.until}</label>
        <input
          id="hold-until"
          class="input"
          type="date"
          min={tomorrow}
          value={until}
          required
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
      </p>
      <p class="field">
        <label for="hold-why">{words.hold.why}</label>
        <input
          id="hold-why"
          class="input"
          type="text"
          maxLength={200}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </p>
      <div class="buttons end">
        <button type="button" ref={cancel} class="button" onClick={trusted(onClose)}>
          {words.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={until < tomorrow}
          onClick={trusted(() => {
            const reason = [words.hold.reason(until), why.trim()].filter(Boolean).join(': ');
            frame.ask({
              parts: [{ action: 'skip', records: [record], input: { until, reason } }],
              said: words.hold.held(
                nameRecords([record], frame),
                formatDate(until, writing.now, writing.timeZone, language),
              ),
            });
            onClose();
          })}
        >
          {words.hold.confirm}
        </button>
      </div>
    </Modal>
  );
}
