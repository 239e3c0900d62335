import type { ComponentChild } from 'preact';
import type { QueueFrame } from '../../../components/queue/queue-frame.ts';
import type { CommandBatch } from '../../core/listing/command-batch.ts';
import type { OpenReport, openReport } from './report/open-report.tsx';

/**
 * The check of reports, loaded when its tab is first shown: few people use it, and not every day.
 * @param onChange called once it is loaded, and whenever it has something else to show
 */
export function loadReport(
  store: Parameters<typeof openReport>[0],
  context: Parameters<typeof openReport>[1],
  onChange: () => void,
) {
  let loaded: OpenReport | null = null;
  let loading = false;

  async function load(): Promise<void> {
    const { openReport } = await import('./report/open-report.tsx');
    loaded = openReport(store, context, onChange);
    onChange();
  }

  return {
    draw(frame: QueueFrame): ComponentChild {
      // After a failure, the next drawing tries again.
      if (!loaded && !loading) {
        loading = true;
        void load().catch(() => {
          loading = false;
        });
      }
      return loaded ? loaded.draw(frame) : <p class="empty">{frame.words.reading}</p>;
    },
    /** A warning where a resync of this record would make a second copy of what a report has. */
    warningOf: (recordId: string, frame: QueueFrame) => loaded?.warningOf(recordId, frame) ?? null,
    guard: (batch: CommandBatch, frame: QueueFrame | null) =>
      frame && loaded ? loaded.guard(batch, frame) : batch,
  };
}
