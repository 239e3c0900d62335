import { parseArgs } from 'node:util';
import { checkAccessKey } from '../../lib/platform/http/check-access-key.ts';
import { checkAddress } from '../../lib/platform/http/check-address.ts';
import { PlatformError } from '../../lib/platform/platform-error.ts';

export const USAGE = `npm run conformance -- --url <address> --key <access key>

Checks a server against the Source Platform API (lib/platform/contract/openapi.json). Without more it only reads.

  --url <address>        what people type into Tickmark's options, e.g. https://api.example.com/quickbooks-sync/v1
  --key <access key>     of a user with the role admin; or in the variable TICKMARK_KEY, which no shell history keeps
  --realm <digits>       the QuickBooks company; the first where absent
  --record <id>          a record of a test company that commands are tried on, with
  --allow-writes         really sends them: it is resynced twice. Take one that is synced
  --viewer-key <key>     of a user with the role viewer; or TICKMARK_VIEWER_KEY
  --restart <command>    restarts the server: keys must outlive it
  --edit <command>       changes the record as a person would on the platform
  --delete <command>     deletes a record on the platform
  --timeout <seconds>    for one answer; 20 where absent
  --json                 the report for programs
  --help                 this text

Exit code: 0 no rule failed, 1 at least one did, 2 nothing could be checked.`;

export interface Arguments {
  readonly base: URL;
  readonly key: string;
  readonly realm: string | undefined;
  readonly record: string | undefined;
  readonly allowWrites: boolean;
  readonly viewerKey: string | undefined;
  readonly restart: string | undefined;
  readonly edit: string | undefined;
  readonly remove: string | undefined;
  readonly timeoutMs: number;
  readonly json: boolean;
}

/** What was typed cannot be used; the words say what to type, without a secret. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

const OPTIONS = {
  url: { type: 'string' },
  key: { type: 'string' },
  realm: { type: 'string' },
  record: { type: 'string' },
  'allow-writes': { type: 'boolean' },
  'viewer-key': { type: 'string' },
  restart: { type: 'string' },
  edit: { type: 'string' },
  delete: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function parse(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options: OPTIONS, strict: true }).values;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const [, option] = /'(-{1,2}[a-z-]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    // Node's own words quote what was typed, which may be a key.
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
      throw new BadArguments('There is a word that belongs to no option: each begins with --');
    throw new BadArguments(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `There is no option ${option ?? 'of this name'}`
        : `The option ${option ?? ''} is not complete`,
    );
  }
}

/** Runs a check of the extension's own; its words say what is wrong with which option. */
function checked<Value>(option: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlatformError) throw new BadArguments(`${option}: ${error.message}`);
    throw error;
  }
}

/**
 * Reads the arguments of the checker.
 * @returns `null` where help is asked for
 * @throws BadArguments
 */
export function readArguments(
  typed: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments | null {
  const values = parse(typed);
  if (values.help) return null;
  const { url, realm, record, restart, edit, delete: remove, timeout = '20' } = values;
  const key = values.key ?? environment.TICKMARK_KEY;
  const viewerKey = values['viewer-key'] ?? environment.TICKMARK_VIEWER_KEY;
  const allowWrites = values['allow-writes'] ?? false;
  if (url === undefined) throw new BadArguments('--url is missing: the address that people type');
  if (key === undefined)
    throw new BadArguments('--key is missing: an access key of a user with the role admin');
  if (realm !== undefined && !/^\d{1,32}$/.test(realm))
    throw new BadArguments('--realm: a QuickBooks company id is made of digits');
  if (allowWrites && record === undefined)
    throw new BadArguments('--allow-writes needs --record: the record that commands may be tried on');
  const seconds = Number(timeout);
  if (!(seconds >= 1 && seconds <= 120)) throw new BadArguments('--timeout: from 1 to 120 seconds');
  return {
    base: checked('--url', () => checkAddress(url)),
    key: checked('--key', () => checkAccessKey(key)),
    viewerKey: viewerKey === undefined ? undefined : checked('--viewer-key', () => checkAccessKey(viewerKey)),
    ...{ realm, record, allowWrites, restart, edit, remove },
    timeoutMs: seconds * 1_000,
    json: values.json ?? false,
  };
}
