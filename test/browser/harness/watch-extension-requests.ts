import type { Browser, CDPSession, Target } from 'puppeteer';

const WATCHED = ['page', 'service_worker', 'background_page', 'iframe', 'other'];

// Any session besides puppeteer's own keeps a worker alive, so this one is shared.
async function sessionOf(target: Target): Promise<CDPSession | undefined> {
  return target.type() === 'service_worker' ? (await target.worker())?.client : target.createCDPSession();
}

/**
 * Watches the network requests of the extension's worker and pages. Requests of content scripts are recorded by the sandbox
 * site instead.
 * @returns a function that gives the requested addresses so far, oldest first
 */
export function watchExtensionRequests(browser: Browser): () => readonly string[] {
  const addresses: string[] = [];
  const listened = new WeakSet<Target>();

  async function listen(target: Target): Promise<void> {
    if (!WATCHED.includes(target.type()) || !target.url().startsWith('chrome-extension://')) return;
    if (listened.has(target)) return;
    listened.add(target);
    const session = await sessionOf(target).catch(() => undefined);
    if (!session) return; // The target had already gone.
    session.on('Network.requestWillBeSent', ({ request }) => addresses.push(request.url));
    await session.send('Network.enable').catch(() => undefined);
  }

  browser.on('targetcreated', (target) => void listen(target));
  // A tab opens blank and then navigates to the extension's page.
  browser.on('targetchanged', (target) => void listen(target));
  for (const target of browser.targets()) void listen(target);
  return () => [...addresses];
}
