import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { faultAfter, faultBefore, type Waiting } from './apply-fault.ts';
import type { FaultList } from './faults.ts';
import { PlatformProblem, toWireProblem } from './problem.ts';
import { keepHeaders, type RecordedCall, type RequestLog } from './request-log.ts';
import type { ApiParts, ApiVariables } from './routes/api-context.ts';
import { addCommandRoutes } from './routes/command-routes.ts';
import { addConnectionRoutes } from './routes/connection-routes.ts';
import { addListRoutes } from './routes/list-routes.ts';
import { addLogRoutes } from './routes/log-routes.ts';
import { addLookRoutes } from './routes/look-routes.ts';
import { addRecordRoutes } from './routes/record-routes.ts';
import { addRunRoutes } from './routes/run-routes.ts';

/** The path of the API; the address that a user types ends with it. */
export const API_PATH = '/quickbooks-sync/v1';

interface Outer {
  requests: RequestLog;
  faults: FaultList;
  waiting: Waiting;
}

/** The Source Platform API as a Hono app: it records every request, applies faults, and requires an access key. */
export function createApi(parts: ApiParts, outer: Outer): Hono<{ Variables: ApiVariables }> {
  const { platform } = parts;
  const { requests, faults, waiting } = outer;
  const app = new Hono<{ Variables: ApiVariables }>().basePath(API_PATH);
  const open = new WeakMap<Request, RecordedCall>();

  app.use('*', async (context, next) => {
    const { method, path, raw } = context.req;
    const call = requests.begin({
      at: platform.clock.nowText(),
      method,
      path,
      query: context.req.query(),
      headers: keepHeaders(raw.headers),
      body: await recordBody(context.req),
    });
    open.set(raw, call);
    const { search } = new URL(context.req.url);
    const fault = faults.strike(method, `${path}${search}`);
    if (fault) call.outcome = fault.kind;
    const instead = fault && (await faultBefore(fault, context, waiting));
    if (instead) return instead;
    await next();
    if (fault) context.res = await faultAfter(fault, context, context.res, waiting);
    else call.outcome = context.res.status;
    return undefined;
  });

  app.use('*', async (context, next) => {
    const [, accessKey] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    const holder = accessKey === undefined ? null : platform.access.holder(accessKey.trim());
    if (!holder) {
      context.header('WWW-Authenticate', 'Bearer');
      throw new PlatformProblem(401, 'unauthorized', 'The access key was refused');
    }
    context.set('holder', holder);
    const call = open.get(context.req.raw);
    if (call) call.user = holder.user.id;
    await next();
  });

  addConnectionRoutes(app, parts);
  addRecordRoutes(app, parts);
  addCommandRoutes(app, parts);
  addRunRoutes(app, parts);
  addLookRoutes(app, parts);
  addListRoutes(app, parts);
  addLogRoutes(app, parts);

  app.notFound(() => {
    throw new PlatformProblem(404, 'not_found', 'There is no such address');
  });
  app.onError((error, context) => {
    const problem =
      error instanceof PlatformProblem
        ? error
        : new PlatformProblem(500, 'internal', error.message || 'Something went wrong');
    if (!(error instanceof PlatformProblem)) console.error(error);
    return context.body(
      JSON.stringify(toWireProblem(problem, platform.nextId('req'))),
      problem.status as ContentfulStatusCode,
      { 'content-type': 'application/problem+json' },
    );
  });
  return app;
}

async function recordBody(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 10_000);
  }
}
