import type { RecordDetail } from '../../protocol/panel.ts';
import type { Explanation } from '../../protocol/views.ts';
import type { AskSafely } from '../ask-safely.ts';
import { makePanelCalls, type PanelPage } from './make-panel-calls.ts';

/** The state of the followed record. */
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
  /** Called with the state, now and after every change. */
  readonly show: (followed: FollowedRecord) => void;
}

/** Follows one record: reads it, and again whenever the worker announces a change. */
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
    // Stable for a version of the record, so that views do not repeat their requests at every change.
    const { version } = answer.card.record;
    if (made?.version !== version) {
      made = { version, calls: makePanelCalls(answer, ask, page, { refresh }) };
    }
    const { calls } = made;
    show({ status: 'found', detail: answer, calls });
    return answer;
  }

  /** Reads the record as of now: an earlier read that is still running does not count. */
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
    /** Reads again after a change. */
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
