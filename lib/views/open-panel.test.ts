import { expect, test } from 'vitest';
import { openPanel, type PanelBrowser } from './open-panel.ts';

const RECORD = { company_key: 'c:1', record_id: 'inv_1' };

function browserWith(sidePanel: PanelBrowser['sidePanel']) {
  const calls: string[] = [];
  const stored: Record<string, unknown>[] = [];
  const browser: PanelBrowser = {
    storage: {
      session: {
        set: async (items) => {
          await Promise.resolve();
          stored.push(items);
        },
        remove: async () => undefined,
      },
    },
    sidePanel: sidePanel && {
      open: (options) => {
        calls.push(`panel ${options.tabId}`);
        return sidePanel.open(options);
      },
    },
    openTab: async () => void calls.push('tab'),
  };
  return { browser, calls, stored };
}

test('the panel is opened before anything is awaited, while the user gesture lasts', () => {
  const { browser, calls } = browserWith({ open: async () => {} });
  void openPanel(browser, 7, RECORD);
  expect(calls).toEqual(['panel 7']);
});

test('the record is stored for the session, and nothing else of the request', async () => {
  const { browser, stored } = browserWith({ open: async () => {} });
  await openPanel(browser, 7, { ...RECORD, realm: '1' } as typeof RECORD);
  expect(stored).toEqual([{ panel: RECORD }]);
});

test.each([
  ['without a side panel', undefined, 7],
  ['without a tab', { open: async () => {} }, undefined],
  ['once the press is over', { open: () => Promise.reject(new Error('no user gesture')) }, 7],
] as const)('%s the record opens in a tab of its own', async (_, sidePanel, tabId) => {
  const { browser, calls, stored } = browserWith(sidePanel);
  await openPanel(browser, tabId, RECORD);
  expect(calls.at(-1)).toBe('tab');
  expect(stored).toHaveLength(1);
});
