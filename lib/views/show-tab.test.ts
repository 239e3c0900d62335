import { expect, test } from 'vitest';
import { makeShowTab, type TabsApi } from './show-tab.ts';

const PANEL = 'chrome-extension://abc/sidepanel.html';
const QUEUE = 'chrome-extension://abc/queue.html?company=a%3A1';

/** A browser that knows the address of a tab once it has loaded. */
function openBrowser() {
  const open: { id: number; windowId: number; url: string; wanted: string; status: string }[] = [];
  const calls: string[] = [];
  const api: TabsApi = {
    tabs: {
      query: async ({ url }) => open.filter((tab) => tab.url.startsWith(url.slice(0, -1))),
      get: async (id) => open.find((tab) => tab.id === id) ?? Promise.reject(new Error('No such tab')),
      create: async ({ url }) => {
        calls.push(`create ${url}`);
        const tab = { id: open.length + 1, windowId: 7, url: '', wanted: url, status: 'loading' };
        open.push(tab);
        return tab;
      },
      update: async (id, { url = '' }) => void calls.push(`show ${id} ${url}`),
    },
    windows: { update: async (id) => void calls.push(`focus ${id}`) },
  };
  const load = () => {
    for (const tab of open) Object.assign(tab, { url: tab.wanted, status: 'complete' });
  };
  return { api, open, calls, load };
}

test('however often a page is asked for, one tab shows it, also before it has loaded', async () => {
  const { api, calls } = openBrowser();
  const show = makeShowTab(api);
  await Promise.all([show(PANEL), show(PANEL), show(PANEL)]);
  expect(calls).toEqual([`create ${PANEL}`, 'show 1 ', 'focus 7', 'show 1 ', 'focus 7']);
});

test('a tab that another page of Tickmark has opened is found', async () => {
  const { api, calls, load } = openBrowser();
  await makeShowTab(api)(QUEUE, '#attention');
  load();
  await makeShowTab(api)(QUEUE, '#log');
  await makeShowTab(api)('chrome-extension://abc/queue.html', '#log');
  expect(calls).toEqual([
    `create ${QUEUE}#attention`,
    `show 1 ${QUEUE}#log`,
    'focus 7',
    'create chrome-extension://abc/queue.html#log',
  ]);
});

test('a tab that has gone on to another site, or is closed, is not taken for it', async () => {
  const { api, open, calls, load } = openBrowser();
  const show = makeShowTab(api);
  await show(PANEL);
  load();
  // Without a right to the site, its address is not told.
  Object.assign(open[0] ?? {}, { url: '', wanted: '' });
  await show(PANEL);
  load();
  open.pop();
  await show(PANEL);
  expect(calls).toEqual([`create ${PANEL}`, `create ${PANEL}`, `create ${PANEL}`]);
});
