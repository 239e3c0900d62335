import type { PageAnswer, RecordView } from '../../../../lib/messages/answers.ts';
import type { Request } from '../../../../lib/messages/requests.ts';
import type { SendMessage } from '../../../../lib/messages/send.ts';

export const REALM = '9341450122330011';

/** Every invoice that is asked for is known: one in ten has failed, the others are synced. */
function recordOf(number: string): RecordView {
  const failed = number.endsWith('7');
  return {
    company_key: `bench/${REALM}`,
    id: `inv_${number}`,
    type: 'invoice',
    number,
    name: null,
    party: null,
    date: '2026-03-01',
    amount: null,
    version: '1',
    state: failed ? 'failed' : 'synced',
    reason: failed ? 'duplicate number' : null,
    quickbooks: { type: 'Invoice', id: number },
    busy: false,
    as_of: null,
    since: null,
    commands: [],
  };
}

/** A worker that answers in a task of its own, as the browser's does. */
export function makeStubWorker(): SendMessage {
  return (message) =>
    new Promise((resolve) => {
      const request = message as Request;
      const numbers = request.type === 'describe_page' ? request.numbers : [];
      const answer: PageAnswer = {
        company: {
          company_key: `bench/${REALM}`,
          connection_id: 'bench',
          realm: REALM,
          name: 'Maple Landscaping Inc.',
          platform: 'FieldPro',
          currency: 'USD',
          time_zone: 'America/Toronto',
          role: 'admin',
          user: 'Office admin',
          connection: 'ok',
          connection_since: null,
          problem: null,
        },
        records: numbers.map(({ number }) => recordOf(number)),
        ambiguous: [],
        attention: 0,
        synced_badges: 'quiet',
        language: 'en',
      };
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        port1.close();
        resolve(data);
      };
      port2.postMessage({ ok: true, answer });
    });
}
