import type { Hono } from 'hono';
import { logRecord } from '../change-record.ts';
import { PlatformProblem } from '../problem.ts';
import type { WireCommand } from '../wire.ts';
import {
  type ApiParts,
  type ApiVariables,
  companyOf,
  present,
  readBody,
  requireText,
} from './api-context.ts';

/** §4: commands, their outcomes, and operations. */
export function addCommandRoutes(app: Hono<{ Variables: ApiVariables }>, parts: ApiParts): void {
  const { platform, executor } = parts;

  app.post('/companies/:realm/commands', async (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const { commands: given } = await readBody(context);
    if (!Array.isArray(given)) throw new PlatformProblem(400, 'invalid_request', 'commands is not a list');
    const { batch_max } = platform.companies.settings();
    if (given.length > batch_max) {
      throw new PlatformProblem(400, 'invalid_request', `More than ${batch_max} commands`);
    }
    const commands = given.map(readCommand);
    const holder = context.get('holder');
    if (holder.role === 'viewer') {
      for (const command of commands) {
        const record = platform.records.get(realm, command.record_id);
        if (record && !command.dry_run) {
          logRecord(platform, realm, record, {
            actor: holder.user,
            action: command.action,
            outcome: 'failed',
            code: 'not_allowed',
            message: 'A viewer may not send commands',
          });
        }
      }
      throw new PlatformProblem(403, 'not_allowed', 'A viewer may not send commands');
    }
    // A single command refuses the whole call; in a batch only that command is refused.
    if (commands.length > 0 && commands.every((command) => executor.isReused(realm, command))) {
      throw new PlatformProblem(422, 'key_reused', 'This key was used with other content');
    }
    return context.json({ results: executor.execute(realm, holder, commands) });
  });

  app.get('/companies/:realm/commands/:key', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const result = executor.outcome(realm, context.req.param('key'));
    if (!result) throw new PlatformProblem(404, 'never_received', 'No command with this key was received');
    return context.json(result);
  });

  app.get('/companies/:realm/operations/:id', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const operation = platform.operations.get(realm, context.req.param('id'));
    if (!operation) throw new PlatformProblem(404, 'not_found', 'There is no such operation');
    const record = platform.records.get(realm, operation.record_id);
    return context.json({
      id: operation.id,
      status: operation.status,
      record: record ? (present(context, parts, realm, [record])[0] ?? null) : null,
      problem: operation.problem,
    });
  });
}

function readCommand(given: unknown): WireCommand {
  if (typeof given !== 'object' || given === null) {
    throw new PlatformProblem(400, 'invalid_request', 'A command is not an object');
  }
  const { key, action, record_id, version, input, dry_run } = given as Record<string, unknown>;
  if (input !== undefined && input !== null && typeof input !== 'object') {
    throw new PlatformProblem(400, 'invalid_request', 'The input of a command is not an object');
  }
  return {
    key: requireText(key, 'key'),
    action: requireText(action, 'action'),
    record_id: requireText(record_id, 'record_id'),
    version: requireText(version, 'version'),
    input: (input ?? {}) as Record<string, unknown>,
    dry_run: dry_run === true,
  };
}
