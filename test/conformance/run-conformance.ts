import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { MASK } from '../../lib/core/mask-secrets.ts';
import { CannotCheck, checkServer, firstFailed } from './check-server.ts';
import { type Arguments, BadArguments, readArguments, USAGE } from './read-arguments.ts';
import { toJson, writeReport } from './write-report.ts';

/*
 * The checker for vendors: tries the rules of the contract against their own server. See `--help`.
 */

const WAIT_MS = 60_000;
const EVERY_MS = 1_000;

/** What was typed as a command for the shell. */
function command(text: string | undefined): (() => Promise<void>) | undefined {
  return text === undefined
    ? undefined
    : async () => {
        await promisify(exec)(text, { timeout: WAIT_MS }).catch((error: { code?: unknown }) => {
          throw new CannotCheck(`The command "${text}" failed (${String(error.code)})`);
        });
      };
}

let secrets: readonly string[] = [];

/** Whatever a server repeats of a key stays out of what is printed. */
const masked = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);

async function run(given: Arguments): Promise<number> {
  secrets = [given.key, given.viewerKey ?? ''].filter(Boolean);
  const { restart, edit, remove, json, ...options } = given;
  const report = await checkServer({
    ...options,
    restart: command(restart),
    edit: command(edit),
    remove: command(remove),
    waitMs: WAIT_MS,
    everyMs: EVERY_MS,
  });
  console.log(masked(json ? JSON.stringify(toJson(report), null, 2) : writeReport(report)));
  return firstFailed(report) ? 1 : 0;
}

try {
  const given = readArguments(process.argv.slice(2), process.env);
  if (given === null) console.log(USAGE);
  else process.exitCode = await run(given);
} catch (error) {
  const isTold = error instanceof BadArguments || error instanceof CannotCheck;
  const words = isTold ? error.message : `The checker itself failed: ${String(error)}`;
  console.error(masked(error instanceof BadArguments ? `${words}\n\n${USAGE}` : words));
  process.exitCode = 2;
}
