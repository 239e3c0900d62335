import { readFile, writeFile } from 'node:fs/promises';
import { launch } from 'puppeteer';
import { requireBrowser } from '../../set-up/require-browser.ts';

/**
 * Draws the icon in its sizes: `node test/browser/views/draw-icons.ts`. Small sizes leave out the lines under the tick, which
 * would blur it.
 */
const SIZES = [16, 32, 48, 128];
const FOLDER = new URL('../../../public/icon/', import.meta.url);

const source = await readFile(new URL('tickmark.svg', FOLDER), 'utf8');
const plain = source
  .replace(/<path d="M34 100[^>]*>\s*/, '')
  .replace('M32 50 54 72 98 28', 'M30 64 54 90 98 40');
const browser = await launch({
  executablePath: requireBrowser('chromium'),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run'],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    const svg = size < 48 ? plain : source;
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await writeFile(new URL(`${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
