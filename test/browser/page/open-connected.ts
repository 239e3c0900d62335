import { openSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/open-sandbox.ts';
import { find } from '../harness/accessible.ts';
import {
  type OpenBrowser,
  type OpenBrowserOptions,
  openBrowser,
  SANDBOX_BUILD,
} from '../harness/open-browser.ts';

/** A sandbox with a browser whose extension is connected to its platform. */
export interface Connected {
  readonly sandbox: Sandbox;
  readonly open: OpenBrowser;
  close(): Promise<void>;
}

/**
 * Opens the sandbox and a browser, and connects the extension through its options page as a user does.
 * @param accessKey `null` to leave it unconnected
 */
export async function openConnected(
  sandboxOptions: SandboxOptions,
  accessKey: string | null,
  browserOptions: Omit<OpenBrowserOptions, 'site'> = {},
): Promise<Connected> {
  const sandbox = await openSandbox(sandboxOptions);
  const open = await openBrowser({
    // Another build folder, for when several builds exist at the same time.
    extension: process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
    ...browserOptions,
    site: sandbox.site,
  });
  if (accessKey !== null) await connect(open, sandbox.platform.url, accessKey);
  return {
    sandbox,
    open,
    close: async () => {
      await open.close();
      await sandbox.close();
    },
  };
}

/** Connects the extension through its options page as a user does. */
export async function connect(open: OpenBrowser, address: string, accessKey: string): Promise<void> {
  const options = await open.openOptions();
  await (await find(options, 'textbox', 'Platform address')).type(address);
  await (await find(options, 'textbox', 'Access key')).type(accessKey);
  await (await find(options, 'button', 'Activate')).click();
  await find(options, 'button', 'Disconnect');
  await options.close();
}
