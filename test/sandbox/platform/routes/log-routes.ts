import type { Hono } from 'hono';
import { enterState, saveRecord } from '../change-record.ts';
import { contentOf } from '../commands/execute-command.ts';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { PlatformProblem } from '../problem.ts';
import { sumOf } from '../record-values.ts';
import {
  type ApiParts,
  type ApiVariables,
  answerOnce,
  companyOf,
  readBody,
  requireText,
} from './api-context.ts';

const MOST = 200;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** §7: the log, oldest line first, and older records. */
export function addLogRoutes(app: Hono<{ Variables: ApiVariables }>, { platform }: ApiParts): void {
  app.get('/companies/:realm/log', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const epoch = platform.switches.cursor_epoch;
    const [after = 0] = readCursor(epoch, context.req.query('cursor')) ?? [];
    const limit = readLimit(context.req.query('limit'), MOST);
    const record = context.req.query('record') || null;
    const found = platform.log.after(realm, Number(after), record, limit + 1);
    const page = found.slice(0, limit);
    return context.json({
      // What was before is for this platform's own people.
      entries: page.map(({ entry: { before: _, ...entry } }) => entry),
      cursor: writeCursor(epoch, page.at(-1)?.seq ?? after),
      has_more: found.length > limit,
    });
  });

  app.post('/companies/:realm/backfill', async (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const { user, role } = context.get('holder');
    if (role !== 'admin')
      throw new PlatformProblem(403, 'not_allowed', 'Only an admin may bring older records in');
    const body = await readBody(context);
    const key = requireText(body.key, 'key');
    const from = requireText(body.from, 'from');
    const to = requireText(body.to, 'to');
    if (!DATE.test(from) || !DATE.test(to) || from > to) {
      throw new PlatformProblem(
        400,
        'invalid_request',
        'from and to are dates, the first not after the second',
      );
    }
    const bringIn = (really: boolean) => {
      const older = platform.records.older(realm, from, to);
      if (really) {
        for (const record of older) {
          record.older = false;
          enterState(record, 'not_synced', platform.clock.nowText());
          saveRecord(platform, realm, record, user);
        }
      }
      return { count: older.length, total: sumOf(older.map((record) => record.amount)) };
    };
    if (body.dry_run === true) return context.json(bringIn(false));
    const { answer } = answerOnce(platform, realm, key, contentOf({ backfill: [from, to] }), () => {
      const brought = bringIn(true);
      platform.log.add(realm, {
        at: platform.clock.nowText(),
        actor: user,
        action: 'backfill',
        record_id: null,
        label: `Records from ${from} to ${to}`,
        outcome: 'succeeded',
        code: null,
        message: null,
        quickbooks: null,
        amount: brought.total,
        before: null,
        after: { count: brought.count },
      });
      return brought;
    });
    return context.json(answer);
  });
}
