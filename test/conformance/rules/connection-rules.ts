import { randomUUID } from 'node:crypto';
import { ROLES } from '../../../lib/core/commands/role.ts';
import { ACTION_NAMES } from '../../../lib/core/records/actions.ts';
import { RECORD_TYPE_NAMES } from '../../../lib/core/records/record-types.ts';
import { EDITABLE_LISTS, READABLE_LISTS } from '../../../lib/platform/contract/lists.ts';
import type { Exchange } from '../ask-server.ts';
import { at, listAt, textAt } from '../json.ts';
import { codeOf, isNotOffered, type Probe, seenOf } from '../probe.ts';
import type { Rule } from '../rule.ts';
import { allOf, failed, PASSED } from '../verdict.ts';
import { unknownWords } from './general-rules.ts';

const LISTS = [...READABLE_LISTS, ...EDITABLE_LISTS];
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether an operation is there at all: it answers, or says in the contract's words that it has nothing of this id. */
function isThere(answer: Exchange): boolean {
  if (answer.status === 404) return codeOf(answer) !== '' && !isNotOffered(answer);
  return answer.status < 400 || answer.status === 403;
}

/** One question to each operation that a capability announces; none of them changes anything. */
const OFFERED: Readonly<Record<string, (probe: Probe) => Promise<Exchange[]>>> = {
  commands: async (probe) => [await probe.inCompany(['commands', randomUUID()])],
  runs: async (probe) => [await probe.inCompany(['runs', `tickmark-${randomUUID()}`])],
  check: async (probe) => {
    const [record] = await probe.records();
    return [await probe.inCompany(['records', textAt(record, 'id'), 'check'])];
  },
  candidates: async (probe) => [await probe.inCompany(['customers'], { query: { query: 'a', limit: 20 } })],
  log: async (probe) => [await probe.inCompany(['log'])],
  lists: (probe) => askLists(probe, 'lists'),
  editable_lists: (probe) => askLists(probe, 'editable_lists'),
};

async function askLists(probe: Probe, capability: string): Promise<Exchange[]> {
  const lists = listAt((await probe.connection()).wire, 'capabilities', capability);
  const answers: Exchange[] = [];
  for (const list of lists) answers.push(await probe.inCompany(['lists', String(list)]));
  return answers;
}

export const CONNECTION_RULES: readonly Rule[] = [
  {
    id: 'C1',
    level: 'read',
    asks: 'the connection',
    expects: '200 with one company at least, its realm_id as digits in text',
    fix: 'Name the companies of this key; realm_id is the QuickBooks company id as text, such as "9341450122330011".',
    async check(probe) {
      const answer = await probe.once('raw connection', () => probe.ask({ path: ['connection'] }));
      if (answer.status !== 200) return failed(seenOf(answer));
      if (!Array.isArray(at(answer.json, 'companies'))) return failed('companies is not a list');
      const companies = listAt(answer.json, 'companies');
      if (companies.length === 0) return failed('there is no company');
      const wrong = companies.filter((company) => !/^\d{1,32}$/.test(textAt(company, 'realm_id')));
      return allOf(
        wrong.map((company) => `realm_id: ${JSON.stringify(at(company, 'realm_id')) ?? 'missing'}`),
        'company',
      );
    },
  },
  {
    id: 'C2',
    level: 'read',
    asks: 'the connection',
    expects: 'user.role is admin, bookkeeper or viewer',
    fix: 'Send the role of the key’s owner in one of the three words; any other turns every command off.',
    async check(probe) {
      const role = textAt((await probe.connection()).wire, 'user', 'role');
      return ROLES.some((known) => known === role) ? PASSED : failed(`role: ${role || 'none'}`);
    },
  },
  {
    id: 'C3',
    level: 'read',
    asks: 'the connection',
    expects: 'every company can be read',
    fix: 'Send realm_id and name, both as text, of every company.',
    async check(probe) {
      const { set_aside } = (await probe.connection()).info;
      return allOf(
        set_aside.map(({ realm_id, reason }) => `${realm_id ?? 'a company'}: ${reason}`),
        'company',
      );
    },
  },
  {
    id: 'C4',
    level: 'read',
    asks: 'the connection',
    expects: 'only words of the contract in the capabilities',
    fix: 'Use the words that openapi.json lists under Capabilities; others are ignored, and what they meant is off.',
    async check(probe) {
      const capabilities = at((await probe.connection()).wire, 'capabilities');
      return allOf(
        [
          ...unknownWords(capabilities, RECORD_TYPE_NAMES, 'record_types'),
          ...unknownWords(capabilities, RECORD_TYPE_NAMES, 'no_update'),
          ...unknownWords(capabilities, ACTION_NAMES, 'commands'),
          ...unknownWords(capabilities, LISTS, 'lists'),
          ...unknownWords(capabilities, LISTS, 'editable_lists'),
        ],
        'word',
      );
    },
  },
  {
    id: 'C5',
    level: 'read',
    asks: 'each operation that a capability announces, without changing anything',
    expects: 'it is there',
    fix: 'Announce only what is built: a capability that leads nowhere stops people in the middle of their work.',
    async check(probe) {
      const wrong: string[] = [];
      for (const [capability, ask] of Object.entries(OFFERED)) {
        if (!(await probe.offers(capability))) continue;
        const missing = (await ask(probe)).filter((answer) => !isThere(answer));
        wrong.push(...missing.map((answer) => `${capability}: ${seenOf(answer)}`));
      }
      return allOf(wrong, 'operation');
    },
  },
  {
    id: 'C6',
    level: 'read',
    asks: 'the connection',
    expects: 'time_zone from IANA, currency from ISO 4217',
    fix: 'Send a zone such as America/Toronto and a currency such as CAD; an unknown zone counts as UTC.',
    async check(probe) {
      const companies = listAt((await probe.connection()).wire, 'companies');
      const wrong = companies.flatMap((company) => {
        const zone = at(company, 'time_zone') ?? null;
        const currency = at(company, 'currency') ?? null;
        return [
          ...(zone === null || zone === '' || isZone(String(zone)) ? [] : [`time_zone: ${String(zone)}`]),
          ...(currency === null || currency === '' || CURRENCIES.has(String(currency))
            ? []
            : [`currency: ${String(currency)}`]),
        ];
      });
      return allOf(wrong, 'value');
    },
  },
  {
    id: 'C7',
    level: 'read',
    asks: 'the connection',
    expects: 'batch_max from 1 to 200, or none',
    fix: 'Send as many commands as you take in one call, as a number; 1 where you take one at a time.',
    async check(probe) {
      const most = at((await probe.connection()).wire, 'capabilities', 'batch_max') ?? null;
      const isGood = most === null || (Number.isInteger(most) && Number(most) >= 1 && Number(most) <= 200);
      return isGood ? PASSED : failed(`batch_max: ${JSON.stringify(most)}`);
    },
  },
  {
    id: 'C8',
    level: 'read',
    asks: 'the connection, five times',
    expects: 'the same name each time, half of the answers within a second',
    fix: 'Answer from what you have stored, without asking QuickBooks: it is asked at every sync.',
    async check(probe) {
      await probe.connection();
      const answers: Exchange[] = [];
      for (let time = 0; time < 5; time++) answers.push(await probe.ask({ path: ['connection'] }));
      const names = new Set(answers.map(({ json }) => textAt(json, 'platform', 'name')));
      if (names.size > 1) return failed(`the names ${[...names].slice(0, 3).join(', ')}`);
      const median = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)[2] ?? 0;
      return median < 1_000 ? PASSED : failed(`${(median / 1_000).toFixed(1)} s`);
    },
  },
];
