import type { RequestType } from '../protocol/requests.ts';
import type { AskSafely } from './ask-safely.ts';

/** Requests that are sent whatever company is open: their answer is shown only beside its own. */
const READS: ReadonlySet<RequestType> = new Set(['open_record', 'follow_commands']);

/**
 * Sends requests only while the record's company is the one open in QuickBooks. Compares at the moment of the request,
 * because the company may have changed while a dialog was open.
 * @param whyNot finds out which company is open; `null` if it is the record's, or else the message for the user
 * @returns an `ask` that refuses like the worker, without asking it
 */
export function askWhileOpen(ask: AskSafely, whyNot: () => Promise<string | null>): AskSafely {
  return async (request) => {
    const what = READS.has(request.type) ? null : await whyNot();
    if (what === null) return ask(request);
    const problem = { code: 'wrong_company', what, steps: [], otherwise: null, details: 'wrong_company' };
    return { status: 'refused', problem, record: null };
  };
}
