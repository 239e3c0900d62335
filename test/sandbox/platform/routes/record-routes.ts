import type { Hono } from 'hono';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { PlatformProblem } from '../problem.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import { type ApiParts, type ApiVariables, companyOf, present, readBody } from './api-context.ts';

const MOST = 200;

/** §3: the feed, one record, and looking up by QuickBooks id or number. */
export function addRecordRoutes(app: Hono<{ Variables: ApiVariables }>, parts: ApiParts): void {
  const { platform } = parts;

  app.get('/companies/:realm/records', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const epoch = platform.switches.cursor_epoch;
    const [updatedAt = '', id = ''] = readCursor(epoch, context.req.query('cursor')) ?? [];
    const limit = readLimit(context.req.query('limit'), MOST);
    const found = platform.records.changedAfter(realm, String(updatedAt), String(id), limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return context.json({
      records: present(context, parts, realm, page),
      cursor: writeCursor(epoch, last?.updated_at ?? updatedAt, last?.id ?? id),
      has_more: found.length > limit,
    });
  });

  app.post('/companies/:realm/records:lookup', async (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const { quickbooks = [], numbers = [] } = (await readBody(context)) as {
      quickbooks?: { type: string; id: string }[];
      numbers?: { type: string; number: string }[];
    };
    if (!Array.isArray(quickbooks) || !Array.isArray(numbers)) {
      throw new PlatformProblem(400, 'invalid_request', 'quickbooks and numbers are lists');
    }
    if (quickbooks.length + numbers.length > MOST) {
      throw new PlatformProblem(400, 'invalid_request', `More than ${MOST} entries`);
    }
    const found = new Map<string, StoredRecord>();
    for (const { type, id } of quickbooks) {
      for (const record of platform.records.byQuickBooks(realm, String(type), String(id)))
        found.set(record.id, record);
    }
    for (const { type, number } of numbers) {
      for (const record of platform.records.byNumber(realm, String(type), String(number)))
        found.set(record.id, record);
    }
    return context.json({ records: present(context, parts, realm, [...found.values()]) });
  });

  app.get('/companies/:realm/records/:id', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const record = platform.records.get(realm, context.req.param('id'));
    if (!record || record.older) throw new PlatformProblem(404, 'not_found', 'There is no such record');
    return context.json(present(context, parts, realm, [record])[0]);
  });
}
