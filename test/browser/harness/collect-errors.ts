import type { Browser, CDPSession, Target } from 'puppeteer';

/** An error that something in the browser wrote to a console or threw. */
export interface ConsoleError {
  /** The address of the page or worker. */
  readonly where: string;
  readonly text: string;
}

/** Anything that something in the browser wrote to a console or threw. */
export interface ConsoleLine extends ConsoleError {
  readonly isError: boolean;
}

interface RemoteValue {
  readonly value?: unknown;
  readonly description?: string;
}

// Any session besides puppeteer's own keeps a worker alive, so this one is shared.
async function sessionOf(target: Target): Promise<CDPSession | undefined> {
  return target.type() === 'service_worker' ? (await target.worker())?.client : target.createCDPSession();
}

const WATCHED = ['page', 'service_worker', 'background_page', 'iframe', 'other'];

/**
 * Collects what is written to consoles by all pages, frames and workers of a browser, and of the content scripts in them. Errors are thrown
 * ones, `console.error`, failed assertions, and what the browser itself reports (blocked requests, policies).
 * Chromium reports earlier errors of a target again when it is first listened to, so none is lost at the start.
 */
export function collectConsole(browser: Browser): () => readonly ConsoleLine[] {
  const lines: ConsoleLine[] = [];

  async function listen(target: Target): Promise<void> {
    if (!WATCHED.includes(target.type())) return;
    const session = await sessionOf(target).catch(() => undefined);
    if (!session) return; // The target had already gone.
    const note = (text: string, isError = true) => lines.push({ where: target.url(), text, isError });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url } }) =>
      note(`${exception?.description ?? text} (${url ?? 'unknown script'})`),
    );
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const text = args.map((arg: RemoteValue) => String(arg.value ?? arg.description ?? '')).join(' ');
      note(text, type === 'error' || type === 'assert');
    });
    session.on('Log.entryAdded', ({ entry }) => {
      note(`${entry.text} ${entry.url ?? ''}`.trim(), entry.level === 'error');
    });
    await Promise.allSettled([session.send('Runtime.enable'), session.send('Log.enable')]);
  }

  browser.on('targetcreated', (target) => void listen(target));
  for (const target of browser.targets()) void listen(target);
  return () => [...lines];
}
