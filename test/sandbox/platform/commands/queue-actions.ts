import { enterState } from '../change-record.ts';
import { PlatformProblem } from '../problem.ts';
import { sendingOrder } from '../sync/sending-order.ts';
import type { ActionContext, ActionHandler } from './command-context.ts';

/** needs_approval, not_synced → ready */
export const approve: ActionHandler = ({ record, at }) => {
  record.approved = true;
  enterState(record, 'ready', at);
  return {};
};

/** → scheduled; choices per field after a comparison apply to the next attempt. */
export const resync: ActionHandler = ({ platform, realm, record, input, at }) => {
  record.choice = readChoice(input);
  record.approved = true;
  record.skipped_until = null;
  enterState(record, 'scheduled', at);
  if (platform.switches.resync_answer === 'done') return {};
  const operation = platform.nextId('op');
  record.operation = operation;
  platform.operations.put(realm, { id: operation, status: 'running', record_id: record.id, problem: null });
  return { operation };
};

function readChoice(input: Record<string, unknown>): Record<string, 'platform' | 'quickbooks'> | null {
  if (input.fields === undefined || input.fields === null) return null;
  const entries = Object.entries(input.fields as Record<string, unknown>);
  const choice: Record<string, 'platform' | 'quickbooks'> = {};
  for (const [name, side] of entries) {
    if (side !== 'platform' && side !== 'quickbooks') {
      throw new PlatformProblem(
        422,
        'invalid_request',
        `input.fields.${name} is neither platform nor quickbooks`,
      );
    }
    choice[name] = side;
  }
  return choice;
}

/** ready, scheduled, waiting → canceled */
export const cancel: ActionHandler = (context) => {
  dropOperation(context);
  enterState(context.record, 'canceled', context.at);
  return {};
};

/** → removed; can be restored to its place */
export const remove: ActionHandler = (context) => {
  const { record, at } = context;
  dropOperation(context);
  record.back_to = record.sync.state;
  enterState(record, 'removed', at);
  return {};
};

/** removed → its earlier state */
export const restore: ActionHandler = ({ record, at }) => {
  enterState(record, record.back_to ?? 'needs_approval', at);
  record.back_to = null;
  return {};
};

/** Moves a record to the top or bottom of the queue. Others whose position changes come again in the feed, at the same version. */
export const move: ActionHandler = ({ platform, realm, record, input }) => {
  if (input.to !== 'top' && input.to !== 'bottom') {
    throw new PlatformProblem(422, 'invalid_request', 'input.to is neither top nor bottom');
  }
  const ends = platform.records.ends(realm);
  const before = sendingOrder(platform.records.queue(realm));
  return {
    rank: input.to === 'top' ? ends.first - 1 : ends.last + 1,
    afterwards() {
      const after = sendingOrder(platform.records.queue(realm));
      if (after.length > MOST_REPORTED) return;
      for (const [index, id] of after.entries()) {
        if (before[index] === id || id === record.id) continue;
        const shifted = platform.records.get(realm, id);
        if (!shifted) continue;
        shifted.updated_at = platform.clock.stamp();
        platform.records.put(realm, shifted);
      }
    },
  };
};
const MOST_REPORTED = 1000;

/** Fails the operation of a record that leaves the queue. */
function dropOperation({ platform, realm, record }: ActionContext): void {
  if (record.operation === null) return;
  platform.operations.put(realm, {
    id: record.operation,
    status: 'failed',
    record_id: record.id,
    problem: {
      type: 'https://fieldpro.example/problems/canceled',
      title: 'Canceled',
      status: 409,
      detail: 'The record left the queue before it was sent',
      code: 'canceled',
      retryable: false,
      request_id: platform.nextId('req'),
    },
  });
  record.operation = null;
}
