import { logRecord, logSnapshot, saveRecord } from '../change-record.ts';
import type { Platform } from '../platform-context.ts';
import { PlatformProblem, toWireProblem } from '../problem.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { createPositions, type Positions, toWireRecord } from '../to-wire.ts';
import type { AccessHolder, WireCommand, WireResult } from '../wire.ts';
import { ALL_COMMANDS, isEligible, mayCommand, type OfferedAction } from './allowed-commands.ts';
import type { ActionHandler } from './command-context.ts';
import { ignoreError, markMatched, noticeError, skip, syncOff, syncOn, unskip } from './decision-actions.ts';
import { deleteRecord, update } from './edit-actions.ts';
import { clearId, createNew, link } from './link-actions.ts';
import { predictEffects } from './predict-effects.ts';
import { approve, cancel, move, remove, restore, resync } from './queue-actions.ts';

const HANDLERS: Record<OfferedAction, ActionHandler> = {
  approve,
  resync,
  cancel,
  remove,
  restore,
  move,
  skip,
  unskip,
  ignore_error: ignoreError,
  notice_error: noticeError,
  clear_id: clearId,
  link,
  create_new: createNew,
  sync_off: syncOff,
  sync_on: syncOn,
  mark_matched: markMatched,
  update,
  delete: deleteRecord,
};

/** A text that is the same for the same content, whatever the order of its fields. */
export function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${contentOf(one)}`).join(',')}}`;
}

export interface CommandExecutor {
  /** Executes commands in order; one answer each, in the same order. */
  execute(realm: string, holder: AccessHolder, commands: readonly WireCommand[]): WireResult[];
  /** Whether this key was used with other content before. */
  isReused(realm: string, command: WireCommand): boolean;
  /** The first answer to a key. */
  outcome(realm: string, key: string): WireResult | null;
}

const NOT_YET_PLACED: ReadonlyMap<string, number> = new Map();

/** Makes the executor: each key takes effect once, on the version that the user saw. */
export function createCommandExecutor(
  platform: Platform,
  positions: Positions = createPositions(platform),
): CommandExecutor {
  const commandContent = ({ action, record_id, version, input }: WireCommand) =>
    contentOf({ action, record_id, version, input });

  function isReused(realm: string, command: WireCommand): boolean {
    const known = platform.answers.get(realm, command.key);
    return known !== null && known.content !== commandContent(command);
  }

  function keep(realm: string, command: WireCommand, result: WireResult): void {
    if (!command.dry_run) platform.answers.put(realm, command.key, commandContent(command), result);
  }

  function executeOne(
    realm: string,
    holder: AccessHolder,
    command: WireCommand,
  ): { result: WireResult; isNew: boolean } {
    const known = platform.answers.get(realm, command.key);
    if (known && known.content !== commandContent(command)) {
      const problem = new PlatformProblem(422, 'key_reused', 'This key was used with other content');
      return { result: refused(command.key, null, problem), isNew: false };
    }
    if (known && !command.dry_run) return { result: known.answer as WireResult, isNew: false };
    const result = decide(realm, holder, command);
    keep(realm, command, result);
    return { result, isNew: true };
  }

  /** Places in the queue are computed once, after the last command, because a queue of thousands is long. */
  function executeAll(realm: string, holder: AccessHolder, commands: readonly WireCommand[]): WireResult[] {
    const executed = commands.map((command) => ({ command, ...executeOne(realm, holder, command) }));
    const places = positions(realm);
    for (const { command, result, isNew } of executed) {
      if (!isNew || !result.record) continue;
      result.record.sync.position = places.get(result.record.id) ?? null;
      keep(realm, command, result);
    }
    return executed.map(({ result }) => result);
  }

  function wire(holder: AccessHolder, record: StoredRecord) {
    return toWireRecord(platform, record, holder.role, NOT_YET_PLACED);
  }

  function refused(key: string, record: WireResult['record'], problem: PlatformProblem): WireResult {
    return {
      key,
      status: 'refused',
      record,
      operation_id: null,
      by: null,
      problem: toWireProblem(problem, platform.nextId('req')),
      effects: null,
    };
  }

  function decide(realm: string, holder: AccessHolder, command: WireCommand): WireResult {
    const record = platform.records.get(realm, command.record_id);
    if (!record || record.older) {
      const nothing = `There is no record ${command.record_id}`;
      return refused(command.key, null, new PlatformProblem(404, 'not_found', nothing));
    }
    const log = (outcome: 'succeeded' | 'failed' | 'conflict', more: object = {}) => {
      if (command.dry_run) return;
      logRecord(platform, realm, record, { actor: holder.user, action: command.action, outcome, ...more });
    };
    const refuse = (problem: PlatformProblem) => {
      log('failed', { code: problem.code, message: problem.message });
      const current = platform.records.get(realm, record.id) ?? record;
      return refused(command.key, wire(holder, current), problem);
    };
    const action = ALL_COMMANDS.find((one) => one === command.action);
    if (!action)
      return refuse(new PlatformProblem(422, 'not_supported', `There is no command ${command.action}`));
    if (!mayCommand(holder.role, action)) {
      return refuse(new PlatformProblem(403, 'not_allowed', `A ${holder.role} may not send ${action}`));
    }
    if (command.version !== String(record.version)) {
      log('conflict', { message: `${record.last_changed_by.name} was first` });
      return {
        key: command.key,
        status: 'conflict',
        record: wire(holder, record),
        operation_id: null,
        by: record.last_changed_by,
        problem: null,
        effects: null,
      };
    }
    if (!isEligible(action, record, platform.companies.settings())) {
      const why = `${action} is not possible for a ${record.type} in state ${record.sync.state}`;
      return refuse(new PlatformProblem(422, 'not_eligible', why));
    }
    return command.dry_run ? predict(action) : perform(action);

    function predict(foreseen: OfferedAction): WireResult {
      return {
        key: command.key,
        status: 'done',
        record: record && wire(holder, record),
        operation_id: null,
        by: null,
        problem: null,
        effects: record && predictEffects(platform, realm, foreseen, record, command.input),
      };
    }

    function perform(wanted: OfferedAction): WireResult {
      const company = platform.companies.get(realm);
      if (!company || !record) throw new Error('A command needs a company and a record');
      const before = logSnapshot(record);
      try {
        const { operation, rank, afterwards } = HANDLERS[wanted]({
          platform,
          realm,
          company,
          record,
          input: command.input,
          by: holder.user,
          at: platform.clock.nowText(),
        });
        saveRecord(platform, realm, record, holder.user, rank);
        afterwards?.();
        platform.answers.countEffect(realm, command.key);
        log('succeeded', { before, after: logSnapshot(record) });
        return {
          key: command.key,
          status: operation === undefined ? 'done' : 'accepted',
          record: wire(holder, record),
          operation_id: operation ?? null,
          by: null,
          problem: null,
          effects: null,
        };
      } catch (error) {
        if (!(error instanceof PlatformProblem)) throw error;
        return refuse(error);
      }
    }
  }

  return {
    isReused,
    execute: (realm, holder, commands) => platform.store.together(() => executeAll(realm, holder, commands)),
    outcome: (realm, key) => (platform.answers.get(realm, key)?.answer as WireResult | undefined) ?? null,
  };
}
