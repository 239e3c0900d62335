import type { Hono } from 'hono';
import { contentOf } from '../commands/execute-command.ts';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import type { Platform } from '../platform-context.ts';
import { PlatformProblem } from '../problem.ts';
import type { Company } from '../store/company-table.ts';
import {
  type AccessHolder,
  EDITABLE_LISTS,
  type ListName,
  READ_ONLY_LISTS,
  type WireListItem,
} from '../wire.ts';
import {
  type ApiContext,
  type ApiParts,
  type ApiVariables,
  answerOnce,
  companyOf,
  readBody,
  refuseViewers,
  requireText,
} from './api-context.ts';

const MOST = 100;

/** §6: lists to look at, and the two to edit. */
export function addListRoutes(app: Hono<{ Variables: ApiVariables }>, { platform }: ApiParts): void {
  app.get('/companies/:realm/lists/:list', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const list = listOf(platform, context.req.param('list'), [...READ_ONLY_LISTS, ...EDITABLE_LISTS]);
    if (list === 'employees' && context.get('holder').role === 'viewer') {
      throw new PlatformProblem(403, 'permission', 'A viewer may not see the employees');
    }
    const epoch = platform.switches.cursor_epoch;
    const [after = 0] = readCursor(epoch, context.req.query('cursor')) ?? [];
    const limit = readLimit(context.req.query('limit'), MOST);
    const found = platform.lists.after(realm, list, Number(after), limit + 1);
    const page = found.slice(0, limit);
    return context.json({
      items: page.map(({ item }) => item),
      cursor: writeCursor(epoch, page.at(-1)?.seq ?? after),
      has_more: found.length > limit,
      read_at: platform.clock.nowText(),
    });
  });

  app.post('/companies/:realm/lists/:list', async (context) => {
    const company = companyOf(context, platform);
    const list = editable(context, platform, company);
    const body = await readBody(context);
    const key = requireText(body.key, 'key');
    const name = requireText(body.name, 'name').trim();
    const parent = body.parent_id ?? null;
    const { answer, isFirst } = answerOnce(
      platform,
      company.realm_id,
      key,
      contentOf({ list, name, parent }),
      () => {
        refuseSameName(platform, company.realm_id, list, name, null);
        const item: WireListItem = {
          id: `${list}_${platform.nextId('item')}`,
          version: '1',
          name,
          number: null,
          detail:
            typeof parent === 'string'
              ? (platform.lists.get(company.realm_id, list, parent)?.name ?? null)
              : null,
          amount: null,
          date: null,
          active: true,
          used_by: 0,
          quickbooks_id: platform.books.seed(company.realm_id, {
            type: ENTITY[list],
            name,
            made_by: 'platform',
          }).id,
          state: 'synced',
        };
        return save(platform, company, list, item, context.get('holder'), 'list_add');
      },
    );
    return context.json(answer, isFirst ? 201 : 200);
  });

  app.patch('/companies/:realm/lists/:list/:id', async (context) => {
    const company = companyOf(context, platform);
    const list = editable(context, platform, company);
    const id = context.req.param('id');
    const body = await readBody(context);
    const name = requireText(body.name, 'name').trim();
    const version = requireText(body.version, 'version');
    const content = contentOf({ list, id, version, name });
    const { answer } = answerOnce(platform, company.realm_id, requireText(body.key, 'key'), content, () => {
      const item = current(platform, company.realm_id, list, id, version);
      refuseSameName(platform, company.realm_id, list, name, id);
      if (item.quickbooks_id !== null) {
        platform.books.byHand(company.realm_id, ENTITY[list], item.quickbooks_id, (one) => {
          one.name = name;
        });
      }
      return save(platform, company, list, { ...item, name }, context.get('holder'), 'list_rename');
    });
    return context.json(answer);
  });

  app.delete('/companies/:realm/lists/:list/:id', (context) => {
    const company = companyOf(context, platform);
    const list = editable(context, platform, company);
    const id = context.req.param('id');
    const version = requireText(context.req.query('version'), 'version');
    const content = contentOf({ list, id, version, active: false });
    const key = requireText(context.req.query('key'), 'key');
    const { answer } = answerOnce(platform, company.realm_id, key, content, () => {
      const item = current(platform, company.realm_id, list, id, version);
      if (item.quickbooks_id !== null) {
        platform.books.byHand(company.realm_id, ENTITY[list], item.quickbooks_id, (one) => {
          one.status = 'inactive';
        });
      }
      return save(
        platform,
        company,
        list,
        { ...item, active: false },
        context.get('holder'),
        'list_deactivate',
      );
    });
    return context.json(answer);
  });
}

type Editable = (typeof EDITABLE_LISTS)[number];
const ENTITY = { classes: 'Class', departments: 'Department' } as const;

function listOf<L extends ListName>(platform: Platform, name: string, among: readonly L[]): L {
  const list = among.find((one) => one === name);
  if (!list || !platform.companies.settings().lists.includes(list)) {
    throw new PlatformProblem(404, 'not_found', `There is no list ${name}`);
  }
  return list;
}

function editable(context: ApiContext, platform: Platform, company: Company): Editable {
  const list = listOf(platform, context.req.param('list') ?? '', EDITABLE_LISTS);
  refuseViewers(context, 'change a list');
  const isTracked = list === 'classes' ? company.class_tracking : company.location_tracking;
  if (!isTracked) {
    const what = list === 'classes' ? 'Class' : 'Location';
    throw new PlatformProblem(409, 'tracking_off', `${what} tracking is off in QuickBooks`);
  }
  return list;
}

function current(
  platform: Platform,
  realm: string,
  list: Editable,
  id: string,
  version: string,
): WireListItem {
  const item = platform.lists.get(realm, list, id);
  if (!item) throw new PlatformProblem(404, 'not_found', 'There is no such entry');
  if (item.version !== version) {
    throw new PlatformProblem(409, 'conflict', `${item.name} was changed in the meantime`);
  }
  return item;
}

function refuseSameName(
  platform: Platform,
  realm: string,
  list: Editable,
  name: string,
  id: string | null,
): void {
  const holder = platform.lists
    .all(realm, list)
    .find((item) => item.id !== id && item.name.toLowerCase() === name.toLowerCase());
  if (holder) throw new PlatformProblem(409, 'duplicate_name', `${holder.name} exists already`);
}

function save(
  platform: Platform,
  company: Company,
  list: Editable,
  item: WireListItem,
  holder: AccessHolder,
  action: string,
): WireListItem {
  const before = platform.lists.get(company.realm_id, list, item.id);
  const saved: WireListItem = {
    ...item,
    version: before ? String(Number(before.version) + 1) : item.version,
  };
  platform.lists.put(company.realm_id, list, saved);
  platform.log.add(company.realm_id, {
    at: platform.clock.nowText(),
    actor: holder.user,
    action,
    record_id: null,
    label: `${list === 'classes' ? 'Class' : 'Location'} ${saved.name}`,
    outcome: 'succeeded',
    code: null,
    message: null,
    quickbooks: saved.quickbooks_id === null ? null : { type: ENTITY[list], id: saved.quickbooks_id },
    amount: null,
    before: before && { name: before.name, active: before.active },
    after: { name: saved.name, active: saved.active },
  });
  return saved;
}
