import type { CDPSession, Page } from 'puppeteer';

/** A part of the page, in CSS pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A stretch of this height contains the text of at least one row, wherever it begins. */
const STRETCH = 54;

/**
 * Looks at the screen during `scroll`. The browser scrolls by itself and lets the page draw what comes into view: a late page
 * has its rows in its own frames, but blanks on the screen.
 * @param area the area with rows
 * @returns the number of pictures, and of those with a stretch without text
 */
export async function watchScreen(
  page: Page,
  area: Area,
  scroll: () => Promise<unknown>,
): Promise<{ pictures: number; blank: number }> {
  const session: CDPSession = await page.createCDPSession();
  const pictures: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, everyNthFrame: 1 });
  await scroll();
  await session.send('Page.stopScreencast');
  await session.detach();
  const reader = await page.browser().newPage();
  let blank = 0;
  for (const picture of pictures) {
    if (await reader.evaluate(hasStretchWithoutText, picture, { ...area }, STRETCH)) blank += 1;
  }
  await reader.close();
  return { pictures: pictures.length, blank };
}

/** Runs in a page: whether a picture (JPEG, base64) has a stretch of the area without dark pixels. */
async function hasStretchWithoutText(picture: string, area: Area, stretch: number): Promise<boolean> {
  const image = new Image();
  image.src = `data:image/jpeg;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(area.x, area.y, area.width, area.height);
  let without = 0;
  for (let y = 0; y < area.height; y += 1) {
    let isDark = false;
    for (let x = 0; x < area.width && !isDark; x += 1) isDark = (data[(y * area.width + x) * 4] ?? 255) < 110;
    without = isDark ? 0 : without + 1;
    if (without >= stretch) return true;
  }
  return false;
}
