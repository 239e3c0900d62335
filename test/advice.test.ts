import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownParts } from '../components/panel/shown-parts.ts';
import { type CommandSender, judgeCommand } from '../lib/core/commands/judge-command.ts';
import { canDo } from '../lib/core/commands/possible-actions.ts';
import { primaryAction, type RemediedRecord } from '../lib/core/commands/primary-action.ts';
import { ROLES } from '../lib/core/commands/role.ts';
import { ERROR_GUIDE } from '../lib/core/error-guide/error-guide.fixture.ts';
import { GUIDE_IDS, type GuideId } from '../lib/core/error-guide/guide-entries.ts';
import { type GuideMatch, matchError } from '../lib/core/error-guide/match-error.ts';
import { actionOfStep } from '../lib/core/error-guide/step-actions.ts';
import { ACTION_NAMES, ACTIONS, type Action, OFFERED_EVERYWHERE } from '../lib/core/records/actions.ts';
import { RECORD_TYPE_NAMES } from '../lib/core/records/record-types.ts';
import type { StepAction } from '../lib/core/records/remedy.ts';
import { guideWords as en } from '../lib/locales/guide/en.ts';
import { stepsFor } from '../lib/views/explain-error.ts';

const situations = fc.record({
  type: fc.constantFrom(...RECORD_TYPE_NAMES),
  state: fc.constantFrom('failed', 'link_broken'),
  allowed: fc.subarray([...ACTION_NAMES]),
  has_copy: fc.boolean(),
  has_page: fc.boolean(),
  role: fc.constantFrom(...ROLES),
  canCheck: fc.boolean(),
  candidates: fc.boolean(),
});

function set(cause: GuideId, situation: typeof situations extends fc.Arbitrary<infer Each> ? Each : never) {
  const { type, state, allowed, has_copy, has_page, role, canCheck, candidates } = situation;
  const entry = ERROR_GUIDE.entries[cause];
  const guide = {
    resyncHelps: entry.resync,
    clearIdHelps: entry.clearId ?? false,
    remedy: ERROR_GUIDE.remedies[cause],
  };
  const match: GuideMatch = {
    ...matchError(ERROR_GUIDE, null, { type, state }),
    ...guide,
    id: cause,
    told: ERROR_GUIDE.steps[cause],
  };
  const record: RemediedRecord = {
    ...{ type, state, version: '1', allowed, guide, has_copy, has_page, has_reconnect: false },
  };
  const sender: CommandSender = {
    role,
    connection: 'ok',
    capabilities: { commands: ACTION_NAMES, no_update: [] },
  };
  const commands = ACTION_NAMES.flatMap((action) => {
    const judged = judgeCommand(action, record, sender, null);
    return judged.offered ? [{ action, enabled: judged.allowed, why: judged.allowed ? null : 'why' }] : [];
  });
  const detail = { record: { type }, guide: cause, commands, can: { check: canCheck, candidates } };
  const parts = shownParts(detail, cause === 'closed-period');
  const can = (action: StepAction) => canDo(action, record, sender, canCheck);
  return { match, record, sender, commands, parts, can, steps: stepsFor(match, { type }, can) };
}

const COMMAND_OF: Partial<Record<StepAction, Action>> = {
  resync: 'resync',
  skip: 'skip',
  sync_off: 'sync_off',
  clear_id: 'clear_id',
  mark_matched: 'mark_matched',
};

test('every step that names something to do in Tickmark has its button on the surface that tells it', () => {
  for (const cause of GUIDE_IDS) {
    fc.assert(
      fc.property(situations, (situation) => {
        const { commands, parts, can, steps, record, sender } = set(cause, situation);
        const primary = primaryAction(record, sender, situation.canCheck, null)?.remedy;
        const hasCommand = (action: Action | undefined, among: (action: Action) => boolean) =>
          action !== undefined && among(action) && commands.some((each) => each.action === action);
        /** What side panel and drawer have for each; the card has the commands, and a button that opens the panel for the rest. */
        const inView: Record<StepAction, boolean> = {
          resync: hasCommand('resync', () => true),
          skip: hasCommand('skip', () => true),
          sync_off: hasCommand('sync_off', () => true),
          clear_id: hasCommand('clear_id', () => true),
          mark_matched: hasCommand('mark_matched', () => true),
          match: parts.match_customer || parts.link_other,
          change_number: parts.clash,
          change_date: parts.closed,
          create_new: parts.create_customer || !can('create_new'),
          compare: situation.canCheck && situation.has_copy,
          copy_details: true,
          options: parts.options,
        };
        for (const step of steps) {
          const action = actionOfStep(step);
          if (action === null) continue;
          expect(inView[action], `${cause}: ${step} in the panel`).toBe(true);
          const command = COMMAND_OF[action];
          if (command) {
            expect(
              hasCommand(command, (each) => OFFERED_EVERYWHERE.has(each)),
              `${step} on the card`,
            ).toBe(true);
            expect(ACTIONS[command].givenBy, step).not.toBe('form');
          }
        }
        // What saving a change sends is not to be sent once more.
        if (parts.clash && can('change_number')) expect(steps).not.toContain('resync');
        if (primary === 'change_date' && can('change_date'))
          expect(steps).not.toContain('date-after-closing');
      }),
      { numRuns: 60 },
    );
  }
});

test('a step that names a command of Tickmark says so in the table of what steps do', () => {
  const named =
    /\bResync\b|\blink (?:to|it|the two)\b|choose Clear ID|\bskip it\b|sync off|as matched|copy the details|Compare the two sides|in the options/i;
  const silent = Object.entries(en.steps)
    .filter(([, phrase]) => named.test([phrase].flat().join(' ')))
    .filter(([step]) => actionOfStep(step as keyof typeof en.steps) === null)
    .map(([step]) => step);
  // The date is given on the platform; Resync follows there.
  expect(silent).toEqual(['date-after-closing']);
});
