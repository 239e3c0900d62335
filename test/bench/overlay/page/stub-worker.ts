import { companyView, pageAnswer, recordView } from '../../../../lib/content/visit/record-view.fixture.ts';
import type { Request } from '../../../../lib/protocol/requests.ts';
import type { SendMessage } from '../../../../lib/protocol/send.ts';
import type { RecordView } from '../../../../lib/protocol/views.ts';
import { REALM } from './realm.ts';

const COMPANY = { ...companyView, company_key: `bench/${REALM}`, realm: REALM };

/** Knows every requested invoice: one in ten has failed, the others are synced. */
function recordOf(number: string): RecordView {
  const failed = number.endsWith('7');
  return recordView({
    company_key: COMPANY.company_key,
    id: `inv_${number}`,
    number,
    // Only the number identifies the row.
    party: null,
    amount: null,
    state: failed ? 'failed' : 'synced',
    reason: failed ? 'duplicate number' : null,
    quickbooks: { type: 'Invoice', id: number },
  });
}

declare global {
  interface Window {
    stubWorker: typeof makeStubWorker;
  }
}

/**
 * A worker that answers in its own task, as the browser's does. It is a separate script, because the real worker runs in
 * another process and its cost must not count.
 * @param knows whether it knows every invoice, or none
 */
function makeStubWorker(knows: boolean): SendMessage {
  return (message) =>
    new Promise((resolve) => {
      const request = message as Request;
      const rows = knows && request.type === 'describe_page' ? request.rows : [];
      const records = rows.map(({ value }) => recordOf(value));
      const answer = pageAnswer(records, { company: COMPANY });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        port1.close();
        resolve(data);
      };
      port2.postMessage({ ok: true, answer });
    });
}

window.stubWorker = makeStubWorker;
