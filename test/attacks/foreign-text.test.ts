import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { find } from '../browser/harness/accessible.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import { type Connected, openConnected } from '../browser/page/open-connected.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../sandbox/world/access-keys.ts';
import { commonWorld, manyInvoices } from '../sandbox/world/scenario-world.ts';

/* A customer's name turns sentences round, or hides a part of itself. */

let connected: Connected;
afterEach(() => connected?.close());

/** Hebrew beside numbers: without isolation, the date and the amount after it are read in another order. */
const HEBREW = 'גן הארז 12';
const TURNED = 'Cedar \u202e00.084$ ,evorG\u202c HOA';
const HIDDEN = 'Cedar\u200b Grove\u0000\u2066 HOA\u2028Ltd\u2069';
const NAMES = [HEBREW, TURNED, HIDDEN];

/** What of a page's text could turn the text around it, or cannot be seen. */
function badTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rightToLeft = /[\u0590-\u08ff]/;
    const without = (text: string) => text.replace(/\u2068[^\u2069]*\u2069/g, '').trim();
    const bad: string[] = [];
    const look = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = root; node; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.shadowRoot) look(node.shadowRoot);
          for (const { name, value } of node.attributes) {
            // biome-ignore lint/suspicious/noControlCharactersInRegex: what must have been taken out
            if (/[\u0000\u200b\u202a-\u202e\u2066\u2067\u2028\u2029]/.test(value))
              bad.push(`${name}: ${value}`);
          }
          continue;
        }
        const text = node.nodeValue ?? '';
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must have been taken out
        if (/[\u0000\u200b\u202a-\u202e\u2066\u2067\u2028\u2029]/.test(text)) bad.push(text);
        if (!rightToLeft.test(without(text))) continue;
        let around = node.parentElement;
        while (around && getComputedStyle(around).display === 'inline' && !around.matches('bdi, [dir]')) {
          around = around.parentElement;
        }
        if (around?.matches('bdi, [dir]')) continue;
        if (without(around?.textContent ?? '') !== without(text))
          bad.push(`in «${around?.textContent}»: ${text}`);
      }
    };
    look(document.body);
    return bad;
  });
}

test('in no view does a name turn round what stands beside it, or hide a part', async () => {
  const world = commonWorld();
  const invoices = manyInvoices(NAMES.length, 7_001, 'failed').map((record, at) => ({
    ...record,
    party: { id: `p${at}`, name: NAMES[at] ?? '' },
    number: at === 0 ? 'חש-7' : record.number,
  }));
  connected = await openConnected(
    {
      world: {
        ...world,
        companies: world.companies.map((each) =>
          each.company.realm_id === COMPANY_A
            ? {
                ...each,
                company: { ...each.company, name: 'חברת הגן' },
                records: [...each.records, ...invoices],
              }
            : each,
        ),
      },
    },
    ADMIN_KEY_A,
  );
  const { open } = connected;
  const views: [string, string, string][] = [
    ['popup.html', 'the popup', 'חברת'],
    ['queue.html#attention', 'what needs attention', 'גן הארז'],
    ['queue.html#submissions', 'the submissions', 'גן הארז'],
    ['queue.html#log', 'the log', 'חברת'],
    ['queue.html#diagnosis', 'the diagnosis', 'חברת'],
    ['options.html', 'the options', 'חברת'],
  ];
  for (const [path, name, shown] of views) {
    const page = await open.openExtensionPage(path);
    // Positive control: the name is there.
    await waitFor(`${shown} in ${name}`, async () =>
      (await page.evaluate(() => document.body.textContent ?? '')).includes(shown),
    );
    expect([name, await badTexts(page)]).toEqual([name, []]);
    await page.close();
  }
  // The check itself finds what it looks for.
  const page = await open.openExtensionPage('options.html');
  await find(page, 'heading', 'Tickmark options');
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.append('Invoice 12, ', 'גן, 2026-02-12', ' \u202ex');
    document.body.append(line);
  });
  expect((await badTexts(page)).length).toBeGreaterThanOrEqual(2);
});
