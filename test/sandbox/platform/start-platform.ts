import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { World } from '../world/world.ts';
import { API_PATH, createApi } from './api-app.ts';
import { createWaiting } from './apply-fault.ts';
import { createCommandExecutor } from './commands/execute-command.ts';
import { type Control, createControl } from './control.ts';
import { CONTROL_PATH, createControlApp } from './control-routes.ts';
import { createFaultList } from './faults.ts';
import { type HttpServer, openHttpServer } from './http-server.ts';
import { loadWorld } from './load-world.ts';
import { openPlatform } from './platform-context.ts';
import { createRequestLog } from './request-log.ts';
import { createClock } from './sandbox-clock.ts';
import { createRunEngine, recoverFromRestart } from './sync/run-engine.ts';
import { createPositions } from './to-wire.ts';

export interface PlatformOptions {
  /** 0 (the default) for any free port. */
  port?: number;
  /** In memory if absent. */
  databasePath?: string;
  /** Milliseconds since the epoch; wins over the world's own time. */
  clock?: () => number;
  /** The content of a new database; a filled database stays as it is. */
  world?: World;
  /** Seed of the believable company, used without a world. */
  seed?: number;
}

export interface RunningPlatform {
  /** The address that a user types, e.g. `http://127.0.0.1:41234/quickbooks-sync/v1`. */
  url: string;
  port: number;
  control: Control;
  /** Where the control answers over HTTP even while the platform is down, e.g. `http://127.0.0.1:41235`. */
  controlOrigin: string;
  close(): Promise<void>;
}

/** Starts the sandbox platform on loopback: the whole Source Platform API over SQLite, and its control. */
export async function startPlatform(options: PlatformOptions = {}): Promise<RunningPlatform> {
  const world = options.world ?? (await believableWorld(options.seed ?? 1));
  const heldAt = options.clock || world.now === null ? null : Date.parse(world.now);
  const clock = createClock(options.clock ?? Date.now, heldAt);
  const platform = openPlatform(options.databasePath ?? ':memory:', clock);
  if (platform.companies.isEmpty()) loadWorld(platform, world);
  else recoverFromRestart(platform);
  clock.notBefore(platform.records.latestChange());

  const positions = createPositions(platform);
  const engine = createRunEngine(platform);
  const executor = createCommandExecutor(platform, positions);
  const requests = createRequestLog();
  const faults = createFaultList();
  const waiting = createWaiting();
  const parts = { platform, engine, executor, positions };
  const api = createApi(parts, { requests, faults, waiting });

  let server: HttpServer | null = null;
  const control = createControl({
    ...parts,
    requests,
    faults,
    waiting,
    server() {
      if (!server) throw new Error('The platform has not started');
      return server;
    },
  });
  const controlApp = createControlApp(control);
  const app = new Hono();
  app.all(`${CONTROL_PATH}/*`, (context) => controlApp.fetch(context.req.raw));
  app.all('*', (context) => api.fetch(context.req.raw, context.env));
  const onOwnThread = { overrideGlobalObjects: false };
  server = await openHttpServer(options.port ?? 0, getRequestListener(app.fetch, onOwnThread));
  const controlServer = await openHttpServer(0, getRequestListener(controlApp.fetch, onOwnThread));

  let isClosed = false;
  return {
    url: `http://127.0.0.1:${server.port}${API_PATH}`,
    port: server.port,
    control,
    controlOrigin: `http://127.0.0.1:${controlServer.port}`,
    async close() {
      if (isClosed) return;
      isClosed = true;
      engine.stop();
      waiting.endAll();
      await Promise.all([server?.goDown(), controlServer.goDown()]);
      platform.store.close();
    },
  };
}

async function believableWorld(seed: number): Promise<World> {
  const { believableCompany } = await import('../world/believable-company.ts');
  return believableCompany(seed);
}
