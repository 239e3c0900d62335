import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_BUILD } from './open-browser.ts';

/** A copy of the extension whose clock can be set to any time and run at any speed. */
export interface ShiftedBuild {
  /** The folder to load. Its path stays the same over restarts, and so does the extension's id. */
  readonly folder: string;
  /**
   * Sets what the extension's clock shows at the next start of a browser; it runs on from there.
   * @param speed seconds of that clock per second of the machine's; unchanged if absent
   */
  startAt(time: string, speed?: number): void;
  /** What the extension's clock shows, in milliseconds since the epoch. */
  now(): number;
  remove(): void;
}

/**
 * Shifts `Date`, and alarm times as the extension sees them; the browser's own alarms follow the machine's clock. Runs
 * before everything else in the worker, the content script and the extension's pages. The shift stands in the manifest,
 * because a browser restarted with the same profile goes on using its stored copy of the worker's scripts. Timers
 * (`setTimeout`, time-outs of requests) follow the machine's clock.
 */
function shift(): void {
  interface Alarm {
    scheduledTime: number;
  }
  interface Extension {
    /** Not there in a frame that is loaded while the extension is being replaced. */
    readonly runtime?: { getManifest?(): { readonly version_name: string } };
    /** Not there in content scripts. */
    readonly alarms?: {
      create(...asked: unknown[]): unknown;
      get(...asked: unknown[]): Promise<Alarm | undefined>;
      getAll(): Promise<Alarm[]>;
      readonly onAlarm: { addListener(heard: (alarm: Alarm) => unknown): void };
    };
  }
  const { runtime, alarms } = (globalThis as unknown as { chrome: Extension }).chrome;
  if (!runtime?.getManifest) return;
  const [start = 0, from = 0, speed = 1] = runtime.getManifest().version_name.split(' ').map(Number);
  const Real = Date;
  const toShown = (real: number) => start + (real - from) * speed;
  const toReal = (shownAt: number) => from + (shownAt - start) / speed;
  const now = () => Math.floor(toShown(Real.now()));
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[], asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });

  if (!alarms) return;
  const own = {
    create: alarms.create.bind(alarms),
    get: alarms.get.bind(alarms),
    getAll: alarms.getAll.bind(alarms),
    listen: alarms.onAlarm.addListener.bind(alarms.onAlarm),
  };
  const shown = (alarm: Alarm) => ({ ...alarm, scheduledTime: toShown(alarm.scheduledTime) });
  alarms.create = (...asked) =>
    own.create(
      ...asked.map((part) => {
        const when = (part as { when?: number } | null)?.when;
        return when === undefined ? part : { ...(part as object), when: toReal(when) };
      }),
    );
  alarms.get = async (...asked) => {
    const alarm = await own.get(...asked);
    return alarm && shown(alarm);
  };
  alarms.getAll = async () => (await own.getAll()).map(shown);
  alarms.onAlarm.addListener = (heard) => own.listen((alarm) => heard(shown(alarm)));
}

const SCRIPT = 'shift-clock.js';

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/**
 * Copies a build of the extension to a folder of its own, with a clock that shows `startsAt` (RFC 3339) now, in the
 * browser's time zone.
 * @param speed seconds of that clock per second of the machine's
 */
export async function shiftClock(
  startsAt: string,
  build: string = process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
  speed = 1,
): Promise<ShiftedBuild> {
  if (!existsSync(join(build, 'manifest.json')))
    throw new Error(`There is no build of the extension in ${build}.`);
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-build-'));
  cpSync(build, folder, { recursive: true });
  const script = `(${shift})();\n`;
  writeFileSync(join(folder, SCRIPT), script);
  const inFolder = (name: string, ending: string) =>
    readdirSync(join(folder, name))
      .filter((each) => each.endsWith(ending))
      .map((each) => join(folder, name, each));
  // The card runs in the content script's world, whose clock is already shifted.
  for (const path of [join(folder, 'background.js'), ...inFolder('content-scripts', '.js')])
    rewrite(path, (body) => script + body);
  for (const path of inFolder('.', '.html'))
    rewrite(path, (page) => page.replace('<head>', `<head><script src="/${SCRIPT}"></script>`));

  let start = 0;
  let from = 0;
  let pace = speed;
  const startAt = (time: string, given = pace) => {
    start = Date.parse(time);
    pace = given;
    if (!Number.isFinite(start)) throw new RangeError(`Not a time: ${time}`);
    from = Date.now();
    rewrite(join(folder, 'manifest.json'), (manifest) =>
      JSON.stringify({ ...JSON.parse(manifest), version_name: `${start} ${from} ${pace}` }),
    );
  };
  startAt(startsAt);

  return {
    folder,
    startAt,
    now: () => start + (Date.now() - from) * pace,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
