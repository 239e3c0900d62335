import type { AskedField } from '../core/platform-kinds.ts';
import { PlatformError } from './platform-error.ts';
import type { Platform } from './port.ts';

/** Turns a typed text into what is stored of it. Throws a PlatformError whose code has words; never repeats a secret. */
export type CheckField = (typed: string) => string;

/** What is stored of a connection: the address in plain text, everything secret as one sealed text. */
export interface Credentials {
  readonly address: string;
  readonly secret: string;
  /** The part of the secret whose end people recognize it by. */
  readonly shown: string;
}

/** What an opened adapter has of its connection. */
export interface AdapterIo {
  /** The stored secret; asked for at each request. */
  readonly secret: () => Promise<string>;
  /** Stores a changed secret durably, before it is used: a server may have withdrawn the one before. */
  readonly keepSecret: (secret: string) => Promise<void>;
  /** Runs one at a time what must not happen twice at once, such as renewing a token, in every worker of this browser. */
  readonly alone: <T>(task: () => Promise<T>) => Promise<T>;
  /** What this client calls itself, e.g. `Tickmark/0.2.0`; absent where that is not known. */
  readonly client?: string | undefined;
  /** The adapter's own small store: it is lost with the connection, and everything in it can be asked for again. */
  readonly notes: Notes;
}

export interface Notes {
  readonly read: (name: string) => Promise<unknown>;
  readonly write: (name: string, value: unknown) => Promise<void>;
}

/** What an adapter has before its connection is stored, or in a test: all in memory. */
export interface IoInMemory extends AdapterIo {
  /** What it has kept: the secret as it is now, and its notes. */
  readonly kept: () => { readonly secret: string; readonly notes: Readonly<Record<string, unknown>> };
}

/** @param keep stores a changed secret outside, before it is used; absent where that is not needed */
export function ioInMemory(
  given: string,
  client?: string,
  keep: (secret: string) => Promise<void> = async () => undefined,
): IoInMemory {
  let secret = given;
  const notes = new Map<string, unknown>();
  return {
    client,
    secret: async () => secret,
    keepSecret: async (changed) => {
      await keep(changed);
      secret = changed;
    },
    alone: (task) => task(),
    notes: {
      read: async (name) => notes.get(name),
      write: async (name, value) => void notes.set(name, value),
    },
    kept: () => ({ secret, notes: Object.fromEntries(notes) }),
  };
}

/** Opens a platform at its stored address. */
export type OpenPlatform = (address: string, io: AdapterIo) => Platform;

/** All that the extension knows of one kind of platform. Nothing outside lib/platform asks which kind it is. */
export interface Adapter {
  /**
   * Checks the typed fields and makes the stored credentials of them.
   * @param typed by field name; an absent field counts as empty
   * @throws PlatformError of the first field that is refused, with its name as the fact `field`
   */
  readonly readCredentials: (typed: Readonly<Record<string, string | undefined>>) => Credentials;
  /** The field beside which an error of an answer is shown: a secret for errors of signing in, else the first field. */
  readonly fieldOf: (code: string) => string;
  readonly open: OpenPlatform;
}

/** Errors of what signs in; all others concern the place. */
const OF_SECRET = /^(?:key_|no_right|no_company|other_company|no_quickbooks)/;

/**
 * Makes an adapter's descriptor.
 * @param spec `store` makes the stored texts; its `read` checks one field and returns what is to be stored of it
 */
export function defineAdapter<Field extends string>(spec: {
  readonly fields: Readonly<Record<Field, AskedField>>;
  readonly checks: Readonly<Record<Field, CheckField>>;
  readonly store: (read: (field: Field) => string) => Credentials;
  readonly open: OpenPlatform;
}): Adapter {
  const { fields, checks, store, open } = spec;
  const names = Object.entries<AskedField>(fields);
  const [first = ''] = names.map(([name]) => name);
  const secret = names.find(([, { input }]) => input === 'secret')?.[0] ?? first;
  return {
    open,
    fieldOf: (code) => (OF_SECRET.test(code) ? secret : first),
    readCredentials: (typed) =>
      store((field) => {
        const text = typed[field] ?? '';
        if (fields[field].optional && !text.trim()) return '';
        try {
          return checks[field](text);
        } catch (error) {
          throw error instanceof PlatformError ? error.about({ field }) : error;
        }
      }),
  };
}

/** The secrets of several fields, stored together as one text. */
export function joinSecrets(secrets: Readonly<Record<string, string>>): string {
  return JSON.stringify(secrets);
}

/** The secrets of several fields; empty where the text is none of `joinSecrets`. */
export function splitSecrets(text: string): Readonly<Record<string, string>> {
  let secrets: unknown;
  try {
    secrets = JSON.parse(text);
  } catch {
    // Each of them counts as missing: the platform then refuses.
  }
  return Object.fromEntries(
    Object.entries(secrets ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
