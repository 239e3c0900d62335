import { Hono } from 'hono';
import type { Control } from './control.ts';

/** The path of the control. */
export const CONTROL_PATH = '/__sandbox';

/** Serves every control by name: `POST /__sandbox/<name>` with the arguments as a JSON list, answered `{"result": …}`. */
export function createControlApp(control: Control): Hono {
  const app = new Hono();
  app.post(`${CONTROL_PATH}/:name`, async (context) => {
    const name = context.req.param('name');
    if (!Object.hasOwn(control, name)) return context.json({ error: `There is no control ${name}` }, 404);
    const text = await context.req.text();
    const given: unknown = text === '' ? [] : JSON.parse(text);
    const act = control[name as keyof Control] as (...values: unknown[]) => unknown;
    const result = await act(...(Array.isArray(given) ? given : [given]));
    return context.json({ result: result ?? null });
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));
  return app;
}
