import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { type BrowserName, findBrowser } from './find-browser.ts';
import { planSetUp } from './plan-set-up.ts';
import { readMachine } from './read-machine.ts';

/*
 * Makes the browsers for the tests available: `node set-up.ts [chromium] [firefox]`. Does nothing if they exist. Otherwise
 * says what is missing and, as `planSetUp` decides, installs it, asks, or says how to install it.
 */

const USES: Record<BrowserName, string> = {
  chromium: 'the demo, the sandbox and the browser tests run the extension in it',
  firefox: 'the Firefox test runs the extension in it',
};

/** Runs the commands in turn; stops and returns false at the first that fails. */
function runAll(commands: readonly string[]): boolean {
  for (const command of commands) {
    console.log(`+ ${command}`);
    const [program = '', ...args] = command.split(' ');
    const { status } = spawnSync(program, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      console.error(`\`${command}\` failed.`);
      return false;
    }
  }
  return true;
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Resolves to whether the browser exists afterwards. */
async function setUp(browser: BrowserName): Promise<boolean> {
  if (findBrowser(browser)) return true;
  const variable = `TICKMARK_${browser.toUpperCase()}`;
  console.log(`Set-up: no ${browser} was found; ${USES[browser]}.`);
  const plan = planSetUp(browser, readMachine());
  const list = plan.commands.map((command) => `  ${command}`).join('\n');
  const byHand =
    list === ''
      ? `Install ${browser} as your system does it, or set ${variable} to the path of its program.`
      : `Install it with\n${list}\nor set ${variable} to the path of its program.`;
  if (plan.kind === 'install') {
    console.log(`Installing it from the system's packages, because ${plan.reason}:\n${list}`);
  } else if (plan.kind === 'tell' || !(await isAgreed(`Install it now?\n${list}\n`))) {
    console.error(`Nothing was installed. ${byHand}`);
    return false;
  }
  if (!runAll(plan.commands)) {
    console.error(byHand);
    return false;
  }
  if (findBrowser(browser)) return true;
  console.error(`The packages were installed, but no ${browser} is where one should be. Set ${variable}.`);
  return false;
}

for (const browser of process.argv.slice(2)) {
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error(`There are no tests in ${browser}.`);
  if (!(await setUp(browser))) process.exitCode = 1;
}
