import type { RequestType } from '../protocol/requests.ts';
import type { AskSafely } from './ask-safely.ts';

/** What may be asked whatever company is open: it is shown only where its own is. */
const READS: ReadonlySet<RequestType> = new Set(['open_record']);

/**
 * Asks only while the record's company is the one that is open in QuickBooks. It is compared at the very moment of asking: a
 * dialog may have been open for longer than the company.
 * @param whyNot looks which company is open; `null` where it is the record's, or else what is said to the person
 * @returns what refuses in the worker's own manner, without asking it
 */
export function askWhileOpen(ask: AskSafely, whyNot: () => Promise<string | null>): AskSafely {
  return async (request) => {
    const what = READS.has(request.type) ? null : await whyNot();
    if (what === null) return ask(request);
    const problem = { code: 'wrong_company', what, steps: [], otherwise: null, details: 'wrong_company' };
    return { status: 'refused', problem, record: null };
  };
}
