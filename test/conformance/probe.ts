import { randomUUID } from 'node:crypto';
import { readConnection } from '../../lib/platform/contract/connection.ts';
import type { ConnectionInfo } from '../../lib/platform/port.ts';
import { type Exchange, NoAnswer, type Question, Server } from './ask-server.ts';
import { at, listAt, textAt } from './json.ts';
import { notApplicable, Unmet, untried } from './verdict.ts';

/** What the checker is told to do. */
export interface CheckOptions {
  readonly base: URL;
  readonly key: string;
  /** The company to check; the first where absent. */
  readonly realm?: string | undefined;
  /** The record that commands are tried on. */
  readonly record?: string | undefined;
  readonly allowWrites: boolean;
  readonly viewerKey?: string | undefined;
  /** Restarts the server. */
  readonly restart?: (() => Promise<void>) | undefined;
  /** Changes the record as a person would on the platform. */
  readonly edit?: (() => Promise<void>) | undefined;
  /** Deletes a record on the platform. */
  readonly remove?: (() => Promise<void>) | undefined;
  readonly timeoutMs: number;
  /** The longest that something is waited for that takes time: 60 seconds by the contract. */
  readonly waitMs: number;
  /** Between two looks at what takes time. */
  readonly everyMs: number;
}

export interface Page {
  readonly records: readonly unknown[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface Walk {
  readonly records: readonly unknown[];
  readonly pages: readonly Page[];
  /** Whether it came to the end of the feed. */
  readonly isWhole: boolean;
}

/** A walk ends here: enough to judge by, and no burden for a large company. */
const PAGES_MAX = 60;
/** A named record is looked for through this many pages. */
const FOLLOWED_MAX = 1_000;

export interface CommandBody {
  readonly key: string;
  readonly action: string;
  readonly record_id: string;
  readonly version: string;
  readonly input: object;
  readonly dry_run: boolean;
}

/** A problem's code; empty where the answer is no problem. */
export function codeOf({ contentType, json }: Exchange): string {
  return contentType.startsWith('application/problem+json') ? textAt(json, 'code') : '';
}

export const isNotOffered = (exchange: Exchange) =>
  exchange.status === 404 && codeOf(exchange) === 'not_offered';

/** What was answered, in few words. */
export function seenOf(exchange: Exchange): string {
  const { label, status, contentType, json } = exchange;
  const words = codeOf(exchange) || (json === undefined ? contentType.split(';')[0] || 'no body' : '');
  return `${label} was answered ${status}${words ? ` (${words})` : ''}`;
}

/** What the rules share: the server, and what has been read of it. */
export class Probe {
  readonly server: Server;
  readonly options: CheckOptions;
  private readonly kept = new Map<string, Promise<unknown>>();
  private hasSingle = true;
  /** How far the feed was followed, and each record as it was last seen there. */
  private followed: string | null = null;
  private readonly latest = new Map<string, unknown>();

  constructor(options: CheckOptions) {
    this.options = options;
    const { base, key, timeoutMs, waitMs } = options;
    this.server = new Server({ base, key, timeoutMs, pauseMs: waitMs / 2 });
  }

  /** Does it once and remembers what came of it. */
  once<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const known = this.kept.get(name) as Promise<Value> | undefined;
    const promise = known ?? work();
    this.kept.set(name, promise);
    return promise;
  }

  ask(question: Question): Promise<Exchange> {
    return this.server.ask(question);
  }

  /** Asks below the company's path. */
  async inCompany(path: readonly string[], more: Omit<Question, 'path'> = {}): Promise<Exchange> {
    return this.ask({ path: ['companies', await this.realm(), ...path], ...more });
  }

  connection(): Promise<{ wire: unknown; info: ConnectionInfo }> {
    return this.once('connection', async () => {
      const exchange = await this.ask({ path: ['connection'] });
      try {
        if (exchange.status !== 200) throw new Error(seenOf(exchange));
        return { wire: exchange.json, info: readConnection(exchange.json, this.options.base.host) };
      } catch {
        throw new Unmet(notApplicable('the connection could not be read: see C1'));
      }
    });
  }

  async realm(): Promise<string> {
    const { companies } = (await this.connection()).info;
    const { realm } = this.options;
    const found = companies.find(({ realm_id }) => realm === undefined || realm_id === realm);
    if (!found) throw new Unmet(notApplicable('there is no company to ask for: see C1 and C3'));
    return found.realm_id;
  }

  /** One page of the feed. @throws Unmet where it is none */
  async page(cursor: string | null, limit: number): Promise<Page> {
    const query = { limit, ...(cursor === null ? {} : { cursor }) };
    const exchange = await this.inCompany(['records'], { query });
    const { json } = exchange;
    const next = at(json, 'cursor');
    if (exchange.status !== 200 || !Array.isArray(at(json, 'records')) || typeof next !== 'string' || !next)
      throw new Unmet(notApplicable('the feed could not be read: see F1'));
    return { records: listAt(json, 'records'), cursor: next, hasMore: at(json, 'has_more') === true };
  }

  /** The feed from its beginning, once for each size of page. */
  walk(limit: number): Promise<Walk> {
    return this.once(`walk by ${limit}`, () => this.walkAgain(limit));
  }

  async walkAgain(limit: number): Promise<Walk> {
    const pages: Page[] = [];
    const seen = new Set<string>();
    let cursor: string | null = null;
    while (pages.length < PAGES_MAX) {
      const page: Page = await this.page(cursor, limit);
      pages.push(page);
      // A cursor that leads to itself would lead on for ever.
      if (!page.hasMore || seen.has(page.cursor)) break;
      seen.add(page.cursor);
      cursor = page.cursor;
    }
    const isWhole = pages.at(-1)?.hasMore === false;
    return { pages, records: pages.flatMap(({ records }) => records), isWhole };
  }

  /** The records of the feed as they stand, each once. @throws Unmet where there are none */
  async records(): Promise<readonly unknown[]> {
    const { records } = await this.walk(200);
    const latest = new Map(records.map((record) => [textAt(record, 'id'), record]));
    const there = [...latest.values()].filter((record) => at(record, 'deleted') !== true);
    if (there.length === 0) throw new Unmet(notApplicable('the feed is empty'));
    return there;
  }

  /** Whether a capability is announced: a true one, or a list that is not empty. */
  async offers(capability: string): Promise<boolean> {
    const value = at((await this.connection()).wire, 'capabilities', capability);
    return Array.isArray(value) ? value.length > 0 : value === true;
  }

  /** @throws Unmet where a capability is not announced */
  async need(capability: string): Promise<void> {
    if (!(await this.offers(capability)))
      throw new Unmet(notApplicable(`\`capabilities.${capability}\` does not announce it`));
  }

  /** Whether there is a look-up: no capability tells. */
  hasLookup(): Promise<boolean> {
    const body = { quickbooks: [], numbers: [] };
    return this.once('look-up', async () => {
      return (await this.inCompany(['records:lookup'], { method: 'POST', body })).status !== 404;
    });
  }

  /** The record that commands are tried on. @throws Unmet where none may be written to */
  async writable(): Promise<string> {
    await this.need('commands');
    const { record, allowWrites } = this.options;
    if (record === undefined || !allowWrites)
      throw new Unmet(untried('changes a record: name one with --record and add --allow-writes'));
    return record;
  }

  /** A record as it stands now: asked for alone where that is offered, otherwise read from the feed. */
  async fresh(id: string): Promise<unknown> {
    if (this.hasSingle) {
      const single = await this.inCompany(['records', id]);
      if (single.status === 200) return single.json;
      this.hasSingle = false;
    }
    for (let pages = 0; pages < FOLLOWED_MAX; pages++) {
      const page = await this.page(this.followed, 200);
      for (const record of page.records) this.latest.set(textAt(record, 'id'), record);
      const isAgain = page.cursor === this.followed;
      this.followed = page.cursor;
      if (!page.hasMore || isAgain) break;
    }
    const found = this.latest.get(id);
    if (!found) throw new Unmet(untried(`the feed has no record ${id}: name another with --record`));
    return found;
  }

  command(record: string, version: string, more: Partial<CommandBody> = {}): CommandBody {
    const body = { action: 'resync', record_id: record, version, input: {}, dry_run: false };
    return { key: randomUUID(), ...body, ...more };
  }

  send(commands: readonly CommandBody[], more: Omit<Question, 'path'> = {}): Promise<Exchange> {
    return this.inCompany(['commands'], { method: 'POST', body: { commands }, ...more });
  }

  /** Looks again and again until it is so, or the time is over. @returns whether it is */
  async until(isSo: () => Promise<boolean>): Promise<boolean> {
    const end = performance.now() + this.options.waitMs;
    for (;;) {
      if (await isSo()) return true;
      if (performance.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, this.options.everyMs));
    }
  }

  /** Looks until the server answers again, after a restart. */
  async untilAnswering(): Promise<boolean> {
    return this.until(async () => {
      try {
        return (await this.ask({ path: ['connection'] })).status === 200;
      } catch (error) {
        if (error instanceof NoAnswer) return false;
        throw error;
      }
    });
  }
}
