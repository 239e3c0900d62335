import type { Hono } from 'hono';
import { contentOf } from '../commands/execute-command.ts';
import { PlatformProblem } from '../problem.ts';
import {
  type ApiParts,
  type ApiVariables,
  answerOnce,
  companyOf,
  readBody,
  refuseViewers,
  requireText,
} from './api-context.ts';

/** §4: runs over the queue. */
export function addRunRoutes(app: Hono<{ Variables: ApiVariables }>, { platform, engine }: ApiParts): void {
  app.post('/companies/:realm/runs', async (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    refuseViewers(context, 'start a run');
    const body = await readBody(context);
    const key = requireText(body.key, 'key');
    const ids = body.record_ids ?? null;
    if (ids !== null && !(Array.isArray(ids) && ids.every((id) => typeof id === 'string'))) {
      throw new PlatformProblem(400, 'invalid_request', 'record_ids is neither null nor a list of ids');
    }
    const { answer } = answerOnce(platform, realm, key, contentOf({ run: ids }), () => ({
      id: engine.start(realm, ids, context.get('holder').user).id,
    }));
    return context.json({ run: platform.runs.get(realm, answer.id) }, 202);
  });

  app.get('/companies/:realm/runs/:id', (context) => {
    const { realm_id: realm } = companyOf(context, platform);
    const run = platform.runs.get(realm, context.req.param('id'));
    if (!run) throw new PlatformProblem(404, 'not_found', 'There is no such run');
    return context.json({ run });
  });
}
