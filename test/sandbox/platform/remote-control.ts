import type { Control } from './control.ts';
import { CONTROL_PATH } from './control-routes.ts';

/** The control of a platform in another process, with the same names; every call is asynchronous. */
export type RemoteControl = {
  [Name in keyof Control]: (
    ...values: Parameters<Control[Name]>
  ) => Promise<Awaited<ReturnType<Control[Name]>>>;
};

/** @param origin where the control is served, e.g. `http://127.0.0.1:41234` */
export function connectControl(origin: string): RemoteControl {
  return new Proxy({} as RemoteControl, {
    get(_, name) {
      // A promise that resolves with a control first looks for `then` on it.
      if (name === 'then') return undefined;
      return async (...values: unknown[]) => {
        const answer = await fetch(`${origin}${CONTROL_PATH}/${String(name)}`, {
          method: 'POST',
          body: JSON.stringify(values.map((value) => (value === undefined ? null : value))),
        });
        const body = (await answer.json()) as { result?: unknown; error?: string };
        if (body.error !== undefined) throw new Error(`Sandbox control ${String(name)}: ${body.error}`);
        return body.result;
      };
    },
  });
}
