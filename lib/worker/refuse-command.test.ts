import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCompany, makeConnection } from '../../test/engine/world/make-company.ts';
import { makeRecord } from '../../test/engine/world/make-record.ts';
import { ROLES } from '../core/commands/role.ts';
import { ERROR_GUIDE } from '../core/error-guide/error-guide.fixture.ts';
import { ACTION_NAMES } from '../core/records/actions.ts';
import { RECORD_TYPE_NAMES } from '../core/records/record-types.ts';
import { SYNC_STATES } from '../core/records/sync-state.ts';
import { guideWords } from '../locales/guide/en.ts';
import { LIST_WORDS } from '../locales/lists/index.ts';
import { notices } from '../locales/notices/en.ts';
import { problems, unnamed } from '../locales/problems/en.ts';
import { reasons } from '../locales/reasons/en.ts';
import type { RecordRow } from '../store/rows.ts';
import { judgedRecord } from '../views/judged-record.ts';
import { commandsOf, shownRecord } from '../views/view-record.ts';
import { wordReason } from '../views/word-reason.ts';
import { refuseCommand } from './refuse-command.ts';

const WORDS = {
  guide: guideWords,
  problems,
  unnamed,
  reasons,
  notices,
  lists: LIST_WORDS.en,
  language: 'en' as const,
  errorGuide: ERROR_GUIDE,
};
const EVERY = new Set(ACTION_NAMES);
const OUTAGE = {
  since: 0,
  tries: 1,
  retry_at: 0,
  asked_until: null,
  notified_at: null,
  step: 'pull',
} as const;

const situations = fc.record({
  type: fc.constantFrom(...RECORD_TYPE_NAMES),
  state: fc.constantFrom(...SYNC_STATES),
  allowed: fc.subarray([...ACTION_NAMES]),
  commands: fc.subarray([...ACTION_NAMES], { minLength: ACTION_NAMES.length - 3 }),
  no_update: fc.subarray([...RECORD_TYPE_NAMES]),
  role: fc.constantFrom(...ROLES),
  outage: fc.constantFrom(null, 'timeout', 'key_refused', 'busy', 'store_full'),
  code: fc.constantFrom(null, '6140', '6240', '610', '6540', '500', '3200'),
});
type Situation = typeof situations extends fc.Arbitrary<infer Each> ? Each : never;

function set({ type, state, allowed, commands, no_update, role, outage, code }: Situation) {
  const error = code ? { code, message: null, detail: null, request_id: null } : null;
  const record = makeRecord({ id: 'inv_1', type, allowed, sync: { state, error } });
  const row: RecordRow = {
    company_key: 'c:1',
    id: record.id,
    record,
    state,
    counted: '',
    since: '',
    quickbooks_key: '',
    label_key: '',
    parent_keys: [],
    generation: 0,
    grace: null,
  };
  const plain = makeConnection('c');
  const connection = {
    ...plain,
    user: { ...plain.user, role },
    capabilities: { ...plain.capabilities, commands, no_update },
  };
  const company = makeCompany('c', { outage: outage && { ...OUTAGE, code: outage } });
  return { row, connected: { company, connection } };
}

test('enabled commands are accepted, disabled ones refused for the shown reason, all others not accepted', () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const { row, connected } = set(situation);
      const offered = commandsOf(judgedRecord(shownRecord(row), ERROR_GUIDE), connected, WORDS, null, EVERY);
      for (const action of ACTION_NAMES) {
        const shown = offered.find((each) => each.action === action);
        const refusal = refuseCommand(action, row.record.version, row, connected, ERROR_GUIDE);
        if (!shown) expect(refusal).toEqual({ code: 'not_eligible', reason: null });
        else if (shown.enabled) expect(refusal).toBeNull();
        else expect(refusal?.reason && wordReason(refusal.reason, connected, WORDS)).toBe(shown.why);
      }
    }),
    { numRuns: 500 },
  );
});

test('a command on an outdated version is left to the platform, unless its sender cannot send it at all', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(...ACTION_NAMES), (situation, action) => {
      const { row, connected } = set(situation);
      const refusal = refuseCommand(action, 'an older version', row, connected, ERROR_GUIDE);
      if (!situation.commands.includes(action)) expect(refusal?.code).toBe('not_eligible');
      else expect([undefined, 'reconnect', 'not_answering', 'ask_admin']).toContain(refusal?.reason);
      if (situation.role === 'admin' && situation.outage === null && situation.commands.includes(action)) {
        expect(refusal).toBeNull();
      }
    }),
  );
});

test('while a command is under way, all offered commands wait for it', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(...ACTION_NAMES), (situation, underWay) => {
      const { row, connected } = set({ ...situation, role: 'admin', outage: null });
      const offered = commandsOf(
        judgedRecord(shownRecord(row), ERROR_GUIDE),
        connected,
        WORDS,
        underWay,
        EVERY,
      );
      for (const { enabled, why } of offered) {
        expect({ enabled, why }).toEqual({ enabled: false, why: reasons.commands.busy });
      }
    }),
  );
});
