import { retryAfterMs } from '../../../lib/platform/http/retry-after.ts';
import type { Exchange } from '../ask-server.ts';
import { listAt } from '../json.ts';
import { countPlaces } from '../places.ts';
import { codeOf, type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { allOf, failed, notApplicable, PASSED, type Verdict } from '../verdict.ts';

/** What no platform can know. */
const WRONG_KEY = 'tickmark-conformance-wrong-key';
const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
/** A field that the contract does not have. */
const UNKNOWN = 'tickmark_conformance';

async function refused(probe: Probe, key: string | null): Promise<Verdict> {
  const answers = [
    await probe.ask({ path: ['connection'], key }),
    await probe.inCompany(['records'], { key }),
  ];
  return allOf(answers.filter(({ status }) => status !== 401).map(seenOf), 'answer');
}

/** A company that the key does not see: the last digit of one that it sees, changed. */
async function otherRealm(probe: Probe): Promise<string> {
  const realm = await probe.realm();
  const own = (await probe.connection()).info.companies.map(({ realm_id }) => realm_id);
  const others = [...'0123456789'].map((digit) => realm.slice(0, -1) + digit);
  return others.find((other) => !own.includes(other)) ?? `${realm}0`;
}

const isError = ({ status }: Exchange) => status >= 400;
const isSuccess = ({ status }: Exchange) => status >= 200 && status < 300;

/** Each kind of answer once: the same words of the same operation. */
const each = (words: readonly string[]) => [...new Set(words)];

function judgeForm({ server }: Probe): Verdict {
  const wrong = server.exchanges.filter((exchange) => isError(exchange) && !codeOf(exchange));
  const words = wrong.map(
    ({ operation, label, status, contentType }) =>
      `${operation?.id ?? label} ${status}: ${contentType.startsWith('application/problem+json') ? 'no code' : `sent as ${contentType || 'nothing'}`}`,
  );
  return allOf(each(words), 'kind of error');
}

function judgeText({ server }: Probe): Verdict {
  const wrong = server.exchanges.filter(isSuccess).flatMap(({ operation, label, contentType, ...read }) => {
    const what = operation?.id ?? label;
    const [type = '', ...parameters] = contentType.toLowerCase().split(';');
    const charset = parameters.find((each) => each.trim().startsWith('charset='));
    if (read.tooLarge) return [];
    if (!read.isUtf8) return [`${what}: the bytes are not UTF-8`];
    if (read.json === undefined) return [`${what}: not JSON`];
    if (type.trim() !== 'application/json') return [`${what}: sent as ${type || 'nothing'}`];
    return charset && !/utf-?8/.test(charset) ? [`${what}: sent with${charset}`] : [];
  });
  return allOf(each(wrong), 'kind of answer');
}

export const GENERAL_RULES: readonly Rule[] = [
  {
    id: 'G1',
    level: 'read',
    asks: 'the connection and the feed without a key',
    expects: '401',
    fix: 'Ask every request for its key before anything else, and answer 401 without one.',
    check: (probe) => refused(probe, null),
  },
  {
    id: 'G2',
    level: 'read',
    asks: 'the connection and the feed with a wrong key',
    expects: '401',
    fix: 'Compare the whole key, and answer 401 for one that you do not know.',
    check: (probe) => refused(probe, WRONG_KEY),
  },
  {
    id: 'G3',
    level: 'read',
    asks: 'the feed of a company that the connection does not name',
    expects: '403 or 404, and no data',
    fix: 'See for each request that its key has a right to the company in the path.',
    async check(probe) {
      const path = ['companies', await otherRealm(probe), 'records'];
      const answer = await probe.ask({ path });
      const isClosed = answer.status === 403 || answer.status === 404;
      if (!isClosed) return failed(seenOf(answer));
      return listAt(answer.json, 'records').length > 0 ? failed('records stand in the answer') : PASSED;
    },
  },
  {
    id: 'G4',
    level: 'read',
    asks: 'all answers',
    expects: 'each as its schema in openapi.json says',
    fix: 'Send the fields as the schema says: a number as text, a time with its zone, null for nothing.',
    turn: 'last',
    check: ({ server }) => countPlaces(server.exchanges, 'G4'),
  },
  {
    id: 'G5',
    level: 'read',
    asks: 'an address that no contract knows, and all errors',
    expects: 'application/problem+json with a code',
    fix: 'Give the framework one error handler, also for unknown routes, that writes a problem with a code.',
    turn: 'last',
    async check(probe) {
      const answer = await probe.inCompany(['tickmark-conformance']);
      if (!isError(answer)) return failed(`${seenOf(answer)} instead of 404`);
      return judgeForm(probe);
    },
  },
  {
    id: 'G6',
    level: 'read',
    asks: 'all answers',
    expects: 'no redirect; the address works with and without a slash at its end',
    fix: 'Answer at the address itself. Turn off redirects for slashes at the end, for http and for signing in.',
    turn: 'last',
    check: ({ server }) =>
      allOf(
        each(server.exchanges.filter(({ status }) => status >= 300 && status < 400).map(seenOf)),
        'redirect',
      ),
  },
  {
    id: 'G7',
    level: 'read',
    asks: 'all answers',
    expects: 'JSON in UTF-8, sent as application/json',
    fix: 'Send Content-Type: application/json and encode the body as UTF-8.',
    turn: 'last',
    check: judgeText,
  },
  {
    id: 'G8',
    level: 'read',
    asks: 'a page of the feed with limit=200',
    expects: 'less than 5 MB, within 10 seconds',
    fix: 'Leave out what the contract does not know, put an index on (updated_at, id), or send fewer records a page.',
    async check(probe) {
      const answer = await probe.inCompany(['records'], { query: { limit: 200 } });
      if (answer.tooLarge) return failed('the page is larger than 5 MB');
      return answer.ms > 10_000 ? failed(`the page took ${(answer.ms / 1_000).toFixed(1)} s`) : PASSED;
    },
  },
  {
    id: 'G9',
    level: 'read',
    asks: 'the connection with the Origin of an extension',
    expects: 'the same as without it',
    fix: 'Let requests with Origin: chrome-extension://… or moz-extension://… through; the key is what counts.',
    async check(probe) {
      await probe.connection();
      const answer = await probe.ask({ path: ['connection'], headers: { origin: ORIGIN } });
      return answer.status === 200 ? PASSED : failed(seenOf(answer));
    },
  },
  {
    id: 'G10',
    level: 'read',
    asks: 'all answers',
    expects: 'null, and no empty or zero value, for a time, a date or a currency that is not known',
    fix: 'Send null where there is no time, date or currency: not "", 0001-01-01 or 1970-01-01.',
    turn: 'last',
    check: ({ server }) => countPlaces(server.exchanges, 'G10'),
  },
  {
    id: 'G11',
    level: 'read',
    asks: 'the connection, the feed and the look-up with a field that the contract does not have',
    expects: 'the same as without it',
    fix: 'Ignore query and body fields that you do not know: later versions of Tickmark may send more.',
    async check(probe) {
      await probe.connection();
      const body = { quickbooks: [], numbers: [], [UNKNOWN]: true };
      const query = { [UNKNOWN]: 1 };
      const answers = [
        await probe.ask({ path: ['connection'], query }),
        await probe.inCompany(['records'], { query: { limit: 2, ...query } }),
        ...((await probe.hasLookup())
          ? [await probe.inCompany(['records:lookup'], { method: 'POST', body })]
          : []),
      ];
      return allOf(answers.filter((answer) => !isSuccess(answer)).map(seenOf), 'answer');
    },
  },
  {
    id: 'G12',
    level: 'read',
    asks: 'all answers',
    expects: '429 and 503 with a readable Retry-After',
    fix: 'Send Retry-After with each 429 and 503: seconds, or a date as HTTP writes it.',
    turn: 'last',
    check({ server }) {
      const busy = server.exchanges.filter(({ status }) => status === 429 || status === 503);
      if (busy.length === 0) return notApplicable('there was no 429 and no 503');
      const wrong = busy.filter(
        ({ retryAfter, date }) => retryAfterMs(retryAfter, date, Date.now()) === null,
      );
      return allOf(
        wrong.map((one) => `${seenOf(one)} with Retry-After: ${one.retryAfter ?? 'none'}`),
        'answer',
      );
    },
  },
];

/** The texts of a list that a set does not have. */
export function unknownWords(json: unknown, known: readonly string[], ...path: string[]): string[] {
  return listAt(json, ...path).flatMap((word) =>
    typeof word === 'string' && known.includes(word) ? [] : [`${path.join('.')}: ${String(word)}`],
  );
}
