import type { Browser, CDPSession, Target } from 'puppeteer';

const WATCHED = ['page', 'service_worker', 'background_page', 'iframe', 'other'];

// A worker lives on as long as any session but puppeteer's own is attached to it, so that one is shared.
async function sessionOf(target: Target): Promise<CDPSession | undefined> {
  return target.type() === 'service_worker' ? (await target.worker())?.client : target.createCDPSession();
}

/**
 * Watches what the extension's worker and its own pages send over the network. What a content script sends reaches the site
 * that it was sent to, and is told from the page's own requests there.
 * @returns gives the addresses asked for so far, oldest first
 */
export function watchExtensionRequests(browser: Browser): () => readonly string[] {
  const addresses: string[] = [];
  const listened = new WeakSet<Target>();

  async function listen(target: Target): Promise<void> {
    if (!WATCHED.includes(target.type()) || !target.url().startsWith('chrome-extension://')) return;
    if (listened.has(target)) return;
    listened.add(target);
    const session = await sessionOf(target).catch(() => undefined);
    if (!session) return; // The target was gone before we came.
    session.on('Network.requestWillBeSent', ({ request }) => addresses.push(request.url));
    await session.send('Network.enable').catch(() => undefined);
  }

  browser.on('targetcreated', (target) => void listen(target));
  // A tab is made blank and then goes to the extension's page.
  browser.on('targetchanged', (target) => void listen(target));
  for (const target of browser.targets()) void listen(target);
  return () => [...addresses];
}
