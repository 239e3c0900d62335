import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'puppeteer';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    of: Document | { readonly include: readonly (readonly string[])[] },
    how: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/**
 * Lists violations of the accessibility rules (WCAG 2.2, A and AA) on a page as it is now, as texts.
 * @param rules axe's names of the only rules to check; `null` for all
 * @param within names of the only elements to look into, at least one of which exists; `null` for the whole page
 */
export async function violations(
  page: Page | Frame,
  rules: readonly string[] | null = null,
  within: readonly string[] | null = null,
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async (alone, inside) => {
      const { axe } = window as unknown as { axe: Axe };
      const found = await axe.run(inside ? { include: inside.map((name) => [name]) } : document, {
        runOnly: alone
          ? { type: 'rule', values: alone }
          : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      );
    },
    rules,
    within,
  );
}

/**
 * Lists what is out of reach sideways: the page if it scrolls, and controls outside the window that no container scrolls
 * into view.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) out.push(`the page is ${scrollWidth} wide`);
    for (const element of document.querySelectorAll<HTMLElement>('button, a, input, select, summary')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || (left >= -0.5 && right <= window.innerWidth + 0.5)) continue;
      let around = element.parentElement;
      while (around && !/auto|scroll/.test(getComputedStyle(around).overflowX)) around = around.parentElement;
      const scrolls = around && around.scrollWidth > around.clientWidth;
      if (!scrolls && !element.closest('.unseen'))
        out.push(`${element.tagName} ${element.textContent?.slice(0, 40)}`);
    }
    return out;
  });
}

/** Lists texts that are cut off and shown in full nowhere around them. */
export function cutForGood(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCut = (element: HTMLElement) =>
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 1 &&
      /hidden|clip/.test(getComputedStyle(element).overflowX);
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
    return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const text = plain(element.textContent ?? '');
      if (!text || !isCut(element) || element.matches('.unseen, .read-out')) return [];
      const told = [
        ...element.querySelectorAll<HTMLElement>('[title]'),
        element.closest<HTMLElement>('[title]'),
      ];
      const titles = told.map((each) => plain(each?.title ?? '')).filter(Boolean);
      // A title may hold more than the text, or only the part that can be long.
      const inFull = titles.some((title) => title.includes(text) || text.includes(title.slice(0, 60)));
      return inFull ? [] : [`${element.tagName}.${element.className}: ${text.slice(0, 60)}`];
    });
  });
}

/** Lists rows that overlap each other. */
export function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.long-list tbody tr')]
      .map((row) => ({ box: row.getBoundingClientRect(), text: row.textContent?.slice(0, 40) ?? '' }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
      .sort((a, b) => a.box.top - b.box.top);
    return boxes.flatMap(({ box, text }, at) => {
      const next = boxes[at + 1];
      return next && next.box.top < box.bottom - 1 ? [`${text} | ${next.text}`] : [];
    });
  });
}
