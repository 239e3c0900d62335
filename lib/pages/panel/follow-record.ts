import type { RecordDetail } from '../../protocol/panel.ts';
import type { Explanation } from '../../protocol/views.ts';
import type { AskSafely } from '../ask-safely.ts';
import { makePanelCalls, type PanelPage } from './make-panel-calls.ts';

/** What is known of the record that is followed. */
export type FollowedRecord =
  | {
      readonly status: 'found';
      readonly detail: RecordDetail;
      readonly calls: ReturnType<typeof makePanelCalls>;
    }
  | { readonly status: 'refused'; readonly problem: Explanation };

export interface FollowOptions {
  readonly ask: AskSafely;
  readonly company_key: string;
  readonly record_id: string;
  readonly page: PanelPage;
  /** Called with what is known, now and after every change. */
  readonly show: (followed: FollowedRecord) => void;
}

/** Follows one record: reads it, and again whenever the worker says that something has changed. */
export function followRecord({ ask, company_key, record_id, page, show }: FollowOptions) {
  let stopped = false;
  let reading: Promise<RecordDetail | null> | null = null;
  let again = false;
  let made: { version: string; calls: ReturnType<typeof makePanelCalls> } | null = null;

  async function read(): Promise<RecordDetail | null> {
    const answer = await ask<'open_record'>({ type: 'open_record', company_key, record_id });
    if (stopped) return null;
    if ('status' in answer) {
      show({ status: 'refused', problem: answer.problem });
      return null;
    }
    // The same for as long as the record is: what a view has asked for is not asked again at every change around it.
    const { version } = answer.card.record;
    if (made?.version !== version) {
      made = { version, calls: makePanelCalls(answer, ask, page, { refresh }) };
    }
    const { calls } = made;
    show({ status: 'found', detail: answer, calls });
    return answer;
  }

  /** Reads the record as it is from now on: a reading that began before does not count. */
  async function refresh(): Promise<RecordDetail | null> {
    if (reading) {
      await reading;
      return reading ?? refresh();
    }
    reading = read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    refresh,
    /** Something has changed: what was asked before is asked once more. */
    async heardChange(): Promise<void> {
      if (reading) {
        again = true;
        return;
      }
      do {
        again = false;
        await refresh();
      } while (again && !stopped);
    },
    stop(): void {
      stopped = true;
    },
  };
}
