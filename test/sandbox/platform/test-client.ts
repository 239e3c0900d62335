import { ADMIN_KEY_A, COMPANY_A } from '../world/access-keys.ts';
import type { World } from '../world/world.ts';
import { type RunningPlatform, startPlatform } from './start-platform.ts';
import type { StoredRecord } from './store/stored-record.ts';
import type { WireProblem, WireRecord, WireResult, WireRun } from './wire.ts';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A plain HTTP client of the sandbox platform, for its own tests. */
export interface TestClient {
  platform: RunningPlatform;
  ask<Body = WireProblem>(
    method: string,
    path: string,
    body?: unknown,
    accessKey?: string,
  ): Promise<Answer<Body>>;
  /** The same, below Company A's path. */
  inCompany<Body = WireProblem>(
    method: string,
    path: string,
    body?: unknown,
    accessKey?: string,
  ): Promise<Answer<Body>>;
  record(id: string, accessKey?: string): Promise<WireRecord>;
  /** Sends one command on the record's current version. */
  command(
    action: string,
    recordId: string,
    more?: {
      input?: object;
      key?: string;
      version?: string;
      dry_run?: boolean;
      accessKey?: string;
    },
  ): Promise<WireResult>;
  run(recordIds?: string[] | null): Promise<WireRun>;
  state(id: string): string | undefined;
  /** Ids of all records by state. */
  inState(state: string): string[];
  all(): StoredRecord[];
}

let keys = 0;

/** Starts a platform with this world, and a client of it. */
export async function openTestClient(world: World): Promise<TestClient> {
  const platform = await startPlatform({ world });
  const { control } = platform;
  const ask = async <Body>(method: string, path: string, body?: unknown, accessKey = ADMIN_KEY_A) => {
    const response = await fetch(`${platform.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as Body,
    };
  };
  const inCompany = <Body>(method: string, path: string, body?: unknown, accessKey?: string) =>
    ask<Body>(method, `/companies/${COMPANY_A}${path}`, body, accessKey);
  const record = async (id: string, accessKey?: string) =>
    (await inCompany<WireRecord>('GET', `/records/${id}`, undefined, accessKey)).body;
  const all = () => control.records(COMPANY_A);
  const nextKey = () => {
    keys += 1;
    return `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}`;
  };
  return {
    platform,
    ask,
    inCompany,
    record,
    async command(action, recordId, more = {}) {
      const version = more.version ?? (await record(recordId)).version;
      const { body } = await inCompany<{ results: WireResult[] }>(
        'POST',
        '/commands',
        {
          commands: [
            {
              key: more.key ?? nextKey(),
              action,
              record_id: recordId,
              version,
              input: more.input ?? {},
              dry_run: more.dry_run ?? false,
            },
          ],
        },
        more.accessKey,
      );
      const result = body.results?.[0];
      if (!result) throw new Error(`No result: ${JSON.stringify(body)}`);
      return result;
    },
    async run(recordIds = null) {
      const { body } = await inCompany<{ run: WireRun }>('POST', '/runs', {
        key: nextKey(),
        record_ids: recordIds,
      });
      return body.run;
    },
    state: (id) => control.record(COMPANY_A, id)?.sync.state,
    inState: (state) =>
      all()
        .filter((one) => one.sync.state === state && !one.older)
        .map((one) => one.id),
    all,
  };
}
