import type { PageAnswer, RecordView } from '../../../../lib/messages/answers.ts';
import type { Request } from '../../../../lib/messages/requests.ts';
import type { SendMessage } from '../../../../lib/messages/send.ts';
import { REALM } from './realm.ts';

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

declare global {
  interface Window {
    stubWorker: typeof makeStubWorker;
  }
}

/**
 * A worker that answers in a task of its own, as the browser's does. It is a script by itself: the real one works in
 * another process, so that what this one costs is nobody's.
 * @param knows whether it knows every invoice, or none
 */
function makeStubWorker(knows: boolean): SendMessage {
  return (message) =>
    new Promise((resolve) => {
      const request = message as Request;
      const numbers = knows && request.type === 'describe_page' ? request.numbers : [];
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

window.stubWorker = makeStubWorker;
