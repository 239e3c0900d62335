import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import type { ConnectionState } from '../../../lib/core/commands/connection-state.ts';
import { popup as popupWords } from '../../../lib/locales/popup/en.ts';
import { PROBLEM_WORDS } from '../../../lib/locales/problems/index.ts';
import { queue as queueWords } from '../../../lib/locales/queue/en.ts';
import type { ConnectionRow } from '../../../lib/store/rows.ts';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, findFocused, findNone, press } from '../harness/accessible.ts';
import { openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { openPanel } from '../panel/open-panel.ts';
import { openTestbed, readStore, settled, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';
import { onlyCompany, readStored } from '../trust/stored-state.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

const platform = 'FieldPro';
const company = 'Maple Landscaping Inc.';

/** What every surface that speaks of a state says of it, and what none of them says, as a part of the sentence. */
interface Story {
  readonly bring: () => Promise<void>;
  /** The code of the sentence that all say; `null` where all is well. */
  readonly code: keyof (typeof PROBLEM_WORDS)['en'] | null;
  /** The word in the head of the queue. */
  readonly word: string;
  /** Whether a banner on QuickBooks' page says it, or the badges alone do, by being gone or being of an earlier time. */
  readonly banner: boolean;
  /** Whether a next run is named. */
  readonly planned: boolean;
}

/** What surfaces say before anything is connected. */
const FIRST_STEPS = [queueWords.no_company, popupWords.setup(1).replace(' (1 of 3)', '')];

async function syncNow(): Promise<void> {
  const asking = await openAsking(testbed.browser);
  const { key } = onlyCompany(await readStored(asking));
  await asking.ask({ type: 'sync_now', company_key: key });
  await asking.page.close();
}

async function disconnect(): Promise<void> {
  const asking = await openAsking(testbed.browser);
  const [[connection] = []] = (await readStore(testbed.browser, ['connections'])) as [ConnectionRow[]];
  await asking.ask({ type: 'disconnect', connection_id: connection?.id ?? '' });
  await asking.page.close();
}

const STORIES: Partial<Record<ConnectionState, Story>> = {
  ok: { bring: async () => undefined, code: null, word: 'Connected', banner: false, planned: true },
  down: {
    bring: async () => {
      await testbed.sandbox.platform.control.goDown();
      await syncNow();
    },
    code: 'unreachable',
    word: 'Not responding',
    banner: false,
    planned: true,
  },
  quickbooks_off: {
    bring: async () => {
      const { control } = testbed.sandbox.platform;
      const { quickbooks } = control.company(COMPANY_A) ?? {};
      if (!quickbooks) throw new Error('The company is not there.');
      control.setCompany(COMPANY_A, { quickbooks: { ...quickbooks, connected: false, reason: null } });
      await syncNow();
    },
    code: 'quickbooks_off',
    word: 'QuickBooks not connected',
    banner: true,
    planned: true,
  },
  refused: {
    bring: async () => {
      testbed.sandbox.platform.control.revokeKey(ADMIN_KEY_A);
      await syncNow();
    },
    code: 'key_refused',
    word: 'Key not accepted',
    banner: true,
    planned: false,
  },
  disconnected: {
    bring: disconnect,
    code: 'disconnected',
    word: 'Disconnected',
    banner: true,
    planned: false,
  },
};

/** The beginning of a problem's sentence, up to what only its own moment can fill in. */
function sentenceOf(code: NonNullable<Story['code']>): string {
  const { what } = PROBLEM_WORDS.en[code];
  const sentence = typeof what === 'string' ? what : (what[0] ?? '');
  const filled = sentence.replace('{platform}', platform).replace('{company}', company);
  return filled.replace(/(: | since )\{\w+\}.*$/, '');
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

/** All that a QuickBooks page says, with what Tickmark has put there. */
const saidOn = async (page: Page) => (await findAll(page, 'StaticText')).map(({ name }) => name).join(' ');

/** What each surface shows, by its name, once the queue has the word of the state in its head. */
async function readSurfaces(word: string): Promise<Record<string, string>> {
  const { browser } = testbed;
  const queue = await browser.openExtensionPage('queue.html#attention');
  await waitFor(`the queue to say "${word}"`, async () => (await textOf(queue)).includes(word));
  const popup = await browser.openPopup();
  await waitFor('the popup', async () => (await textOf(popup)).includes(company));
  const options = await browser.openOptions();
  await waitFor('the options', async () => (await textOf(options)).includes(company));
  const panel = await openPanel(testbed, 'inv_1043');
  await waitFor('the panel', async () => !/^\s*$|Loading|Reading/.test(await textOf(panel)));
  const texts = {
    queue: await textOf(queue),
    popup: await textOf(popup),
    options: await textOf(options),
    panel: await textOf(panel),
  };
  for (const page of [queue, popup, options, panel]) await page.close();
  return texts;
}

test.each(Object.entries(STORIES).map(([state, story]) => [state, story] as const))(
  'all surfaces tell one story of a connection that is %s [SY-09]',
  async (state, story) => {
    testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
    const page = await openQuickBooks(testbed.browser, '/app/invoices');
    await settled(testbed.browser);
    await story.bring();
    const surfaces = await readSurfaces(story.word);
    const others = Object.values(STORIES).flatMap(({ code }) =>
      code === null || code === story.code ? [] : [sentenceOf(code)],
    );
    for (const [surface, text] of Object.entries(surfaces)) {
      if (story.code) expect(text, surface).toContain(sentenceOf(story.code));
      for (const other of others) expect(text, surface).not.toContain(other);
      for (const step of FIRST_STEPS) expect(text, surface).not.toContain(step);
    }
    for (const surface of ['queue', 'popup', 'options'] as const) {
      expect(/none until reconnected/.test(surfaces[surface] ?? ''), `${surface} of ${state}`).toBe(
        !story.planned,
      );
    }
    await page.bringToFront();
    const said = story.banner && story.code ? sentenceOf(story.code) : '';
    await waitFor(`the banner to say "${said}"`, async () => (await saidOn(page)).includes(said));
    for (const other of others) expect(await saidOn(page), 'QuickBooks').not.toContain(other);
  },
);

test('before the first connection all surfaces lead to the set-up, QuickBooks with a chip that can be put away [EL-01]', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: null });
  const page = await openQuickBooks(testbed.browser, '/app/invoices');
  const expected = {
    'queue.html#attention': queueWords.no_company,
    'popup.html': popupWords.setup(1),
    'options.html': 'Connect your platform',
  };
  for (const [path, text] of Object.entries(expected)) {
    const surface = await testbed.browser.openExtensionPage(path);
    await waitFor(`${path} to say "${text}"`, async () => (await textOf(surface)).includes(text));
    const shown = (await textOf(surface)).toLowerCase();
    expect(shown).not.toContain(queueWords.connection.disconnected.toLowerCase());
    await surface.close();
  }
  const said = await saidOn(page);
  for (const { code } of Object.values(STORIES)) if (code) expect(said).not.toContain(sentenceOf(code));
  await page.bringToFront();
  await find(page, 'button', 'Connect Tickmark');
  await find(page, 'region', 'Tickmark');
  await testbed.browser.screenshot(page, 'page/chip-unconnected');
  await press(page, 'button', 'Not now');
  await findNone(page, 'region', 'Tickmark');
  // Where there is no badge, the focus goes to a control of QuickBooks' rather than to nothing.
  expect(await findFocused(page)).not.toBeNull();
  await page.reload();
  await findNone(page, 'region', 'Tickmark');
});

test('a run that the platform refuses is a success on no surface, and its words are shown', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  await settled(testbed.browser);
  testbed.sandbox.platform.control.addFault({
    kind: 'status',
    status: 403,
    method: 'POST',
    path: '/runs$',
    times: 2,
  });
  const popup = await testbed.browser.openPopup();
  await press(popup, 'button', 'Sync now');
  // The platform's own words follow.
  const reason = 'Injected status 403';
  const refused = `${popupWords.shared.sync_end.refused(platform)} ${reason}`;
  await waitFor('the popup to say that the run was refused', async () =>
    (await textOf(popup)).includes(refused),
  );
  const success = popupWords.result_success('').slice(0, -2);
  expect(await textOf(popup)).not.toContain(success);
  await popup.close();
  const queue = await testbed.browser.openExtensionPage('queue.html#attention');
  await press(queue, 'button', queueWords.sync_now);
  await waitFor('the queue to say that the run was refused', async () =>
    (await textOf(queue)).includes(`${queueWords.shared.sync_end.refused(platform)} ${reason}`),
  );
  await queue.close();

  // The control of the word that was absent: a run that goes through is told as a success.
  const again = await testbed.browser.openPopup();
  await press(again, 'button', 'Sync now');
  await waitFor('the popup to tell of a success', async () => (await textOf(again)).includes(success));
  expect(await textOf(again)).not.toContain(refused);
});
