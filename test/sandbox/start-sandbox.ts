import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumFlags } from '../browser/harness/chromium-flags.ts';
import { findBrowser } from '../set-up/find-browser.ts';
import { openSandbox } from './open-sandbox.ts';
import { ACCESS_KEYS } from './world/access-keys.ts';
import { commonWorld } from './world/scenario-world.ts';

const { values } = parseArgs({
  options: {
    world: { type: 'string', default: 'believable' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    'platform-port': { type: 'string', default: '0' },
    'site-port': { type: 'string', default: '0' },
    form: { type: 'string', default: 'rethink' },
  },
});

const quoted = (text: string) => (/^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const sandbox = await openSandbox({
  seed: Number(values.seed),
  platformPort: Number(values['platform-port']),
  sitePort: Number(values['site-port']),
  settings: { form: values.form === 'dojo' ? 'dojo' : 'rethink' },
  ...(values.world === 'common' ? { world: commonWorld() } : {}),
  ...(values.database === undefined ? {} : { databasePath: values.database }),
});

const profile = mkdtempSync(join(tmpdir(), 'tickmark-sandbox-profile-'));
const command = [
  findBrowser('chromium') ?? 'chromium',
  `--user-data-dir=${profile}`,
  ...chromiumFlags(sandbox.site, 'en-US'),
  '--disable-features=DisableLoadExtensionCommandLineSwitch',
  '--load-extension=.output/chrome-mv3-sandbox',
  'https://app.qbo.intuit.com/app/invoices',
];

console.log(`
The sandbox runs until Ctrl-C.

Platform address   ${sandbox.platform.url}
Platform control   ${sandbox.platform.controlOrigin}/__sandbox/…
QuickBooks site    https://app.qbo.intuit.com/app/invoices (port ${sandbox.site.port} of this machine)

Access keys (worthless anywhere else)
${ACCESS_KEYS.map(({ access_key, holder }) => `  ${access_key.padEnd(34)} ${holder.role.padEnd(11)} companies ${holder.realms.join(', ')}`).join('\n')}

Chromium with the extension (after npm run build:sandbox)
  ${command.map(quoted).join(' \\\n    ')}
`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    void sandbox.close().then(() => process.exit(0));
  });
}
