import { openHttpServer } from '../../sandbox/platform/http-server.ts';

/** What a hostile platform answers: any JSON, or a text as it is. */
type Answer = unknown;

export const HOSTILE_COMPANY = '9341450122330011';

/** A server that speaks the Source Platform API as far as it likes. */
export interface HostilePlatform {
  readonly url: string;
  /** What it answers; a test replaces parts of it. */
  answers: {
    connection: () => Answer;
    /** @param asked the number of pages asked for before */
    feed: (cursor: string | null, asked: number) => Answer;
    commands: (commands: readonly { readonly key: string; readonly record_id: string }[]) => Answer;
  };
  /** The requests received, as method and path. */
  readonly received: string[];
  close(): Promise<void>;
}

/** A record that keeps the contract. */
export function goodRecord(id: string, more: object = {}): object {
  return {
    ...{ id, type: 'invoice', number: id, version: '1', updated_at: '2026-03-01T10:00:00Z' },
    ...{
      date: '2026-03-01',
      amount: { value: '10.00', currency: 'USD' },
      party: { id: 'p', name: 'Cedar Grove HOA' },
    },
    sync: {
      state: 'failed',
      since: '2026-03-01T10:00:00Z',
      error: { code: 'E1', message: 'It did not work' },
      quickbooks: null,
    },
    allowed: ['resync', 'skip'],
    ...more,
  };
}

export const goodConnection = (company: object = {}, more: object = {}) => ({
  platform: { name: 'FieldPro', version: '1' },
  user: { id: 'u1', name: 'Dana', role: 'admin' },
  companies: [
    { realm_id: HOSTILE_COMPANY, name: 'Maple Ridge', currency: 'USD', time_zone: 'UTC', ...company },
  ],
  capabilities: { commands: ['resync', 'skip', 'approve'], batch_max: 100, runs: false },
  ...more,
});

export async function startHostile(): Promise<HostilePlatform> {
  let pages = 0;
  const received: string[] = [];
  const answers: HostilePlatform['answers'] = {
    connection: () => goodConnection(),
    feed: () => ({ records: [goodRecord('inv_1'), goodRecord('inv_2')], cursor: 'end', has_more: false }),
    commands: () => ({ results: [] }),
  };
  const server = await openHttpServer(0, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    received.push(`${request.method} ${url.pathname}`);
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const send = (answer: Answer) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      };
      if (url.pathname.endsWith('/connection')) send(answers.connection());
      else if (url.pathname.endsWith('/records')) send(answers.feed(url.searchParams.get('cursor'), pages++));
      else if (url.pathname.endsWith('/commands')) send(answers.commands(JSON.parse(body).commands));
      else response.writeHead(404).end();
    });
  });
  return { url: `http://127.0.0.1:${server.port}`, answers, received, close: () => server.goDown() };
}
