import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Accessible, answered, find, findAll, press } from '../browser/harness/accessible.ts';
import { waitUntilDrawn } from '../browser/harness/quickbooks-page.ts';
import { waitFor } from '../browser/harness/wait-for.ts';
import type { Connected } from '../browser/page/open-connected.ts';
import { type Asking, openAsking } from '../browser/trust/ask-worker.ts';
import { baseRecords, CEDAR_GROVE, scenarioRecord, worldOf } from '../sandbox/world/common-world.ts';
import { createRandom, type Random } from '../sandbox/world/random.ts';
import type { World } from '../sandbox/world/world.ts';
import { HOSTILE_PARTS } from './harness/hostile-script.ts';
import {
  type Area,
  atHeight,
  commandsSoFar,
  foundByScript,
  handled,
  inkDiffers,
  pictureOf,
  shownWords,
  storedCommands,
} from './harness/page-script.ts';
import { openShipped } from './harness/shipped-build.ts';

/*
 * A hostile script of the page against an honest person, round after round. TICKMARK_FUZZ_ROUNDS=200 for the whole;
 * TICKMARK_SEED repeats a run of as many rounds, TICKMARK_ROUND a single round of it.
 */

const ROUNDS = Number(process.env.TICKMARK_FUZZ_ROUNDS ?? 10);
const ONLY = process.env.TICKMARK_ROUND === undefined ? null : Number(process.env.TICKMARK_ROUND);
const SEED = Number(process.env.TICKMARK_SEED ?? Math.floor(Math.random() * 2 ** 32));
/** Pictures of the same words differ in less of their ink, those of other numbers in more. */
const SAME_INK = 0.02;
/** A picture that was drawn larger differs in less than this from the same words, and in more from other numbers. */
const SAME_INK_LARGE = 0.2;
/** The height of a command beside a number, in pixels. */
const BESIDE_HIGH = 24;
/** Border and focus ring of a control, in pixels. */
const EDGE = 4;

/** Words that the platform alone knows. */
const ERROR = { code: '503', message: 'Zinnia is not available', detail: 'Zinnia answered 503' };
const numberAt = (at: number) => String(31_000 + at * 17);
const quickBooksIdAt = (at: number) => String(5_000 + at);
const recordAt = (at: number) => `rec_${quickBooksIdAt(at)}_hidden`;
const addressAt = (at: number) => `/app/invoice?txnId=${quickBooksIdAt(at)}`;
const nameAt = (at: number) => `Resync invoice ${numberAt(at)}`;

/** Failed invoices, each for one command at most. */
function failedWorld(): World {
  const invoices = Array.from({ length: 2 * ROUNDS + 2 }, (_, at) =>
    scenarioRecord({
      ...{ id: recordAt(at), type: 'invoice', state: 'failed', number: numberAt(at), party: CEDAR_GROVE },
      ...{
        date: '2026-03-01',
        amount: `${100 + at}.00`,
        quickbooks: { id: quickBooksIdAt(at) },
        error: ERROR,
      },
    }),
  );
  return worldOf([...baseRecords().filter(({ id }) => id === CEDAR_GROVE.id), ...invoices]);
}

/** How a command of a record looks where nobody is hostile. */
interface Looks {
  /** Beside the number, with its left edge at each of these parts of a pixel: letters are drawn otherwise there. */
  readonly page: readonly string[];
  readonly card: string;
  /** The head of the card, which names the record for every command in it. */
  readonly head: string;
}
/** The looks of commands by their accessible name. */
const known = new Map<string, Looks & { readonly record: string }>();

let connected: Connected;
let page: Page;
let blank: Page;
let asking: Asking;

beforeAll(async () => {
  connected = await openShipped(failedWorld());
  asking = await openAsking(connected.open);
  blank = await connected.open.openPage('about:blank');
  page = await connected.open.openPage('about:blank');
  for (const part of HOSTILE_PARTS) await page.evaluateOnNewDocument(part);
});
afterAll(() => connected?.close());

const middleOf = ({ x, y, width, height }: Area) => ({ x: x + width / 2, y: y + height / 2 });
/** The words of a control without its edge, which is drawn otherwise for whoever uses keys. */
const wordsOf = ({ x, y, width, height }: Area, edge = EDGE): Area => ({
  ...{ x: x + edge, y: y + edge },
  ...{ width: width - 2 * edge, height: height - 2 * edge },
});
const holds = (area: Area, x: number, y: number) =>
  x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;

/** The commands beside the badge and in the card, as far as they have a place. */
async function commandsOnScreen(): Promise<{ name: string; area: Area; control: Accessible }[]> {
  const found = await findAll(page, 'button', /^Resync invoice/);
  const placed = await Promise.all(
    found.map(async (control) => {
      const area = await control.box().catch(() => null);
      return area && area.width >= 1 && area.height >= 1 ? [{ name: control.name, area, control }] : [];
    }),
  );
  return placed.flat();
}

async function openRecord(at: number): Promise<Accessible> {
  await page.goto(`https://app.qbo.intuit.com${addressAt(at)}`, { waitUntil: 'domcontentloaded' });
  await page.bringToFront();
  await waitUntilDrawn(page);
  const control = await find(page, 'button', nameAt(at));
  await waitFor('Resync to act', () => control.mayAct());
  return control;
}

async function openCard(): Promise<Accessible> {
  await press(page, 'button', /^Sync: (failed|retrying)/);
  return waitFor('the card', async () => {
    const controls = await findAll(page, 'button', /^Resync invoice/);
    return controls.length === 2 && (await controls[1]?.mayAct()) ? controls[1] : null;
  });
}

async function lookOf(control: Accessible): Promise<string> {
  const area = await control.box();
  const { x, y } = middleOf(area);
  await page.mouse.move(x, y);
  return pictureOf(page, wordsOf(area));
}

/** How many parts of a pixel letters are looked at in. */
const PARTS = 8;

async function looksBeside(control: Accessible): Promise<string[]> {
  const shift = (pixels: string) =>
    page.evaluate((to) => {
      document.querySelector('tickmark-badge')?.parentElement?.style.setProperty('margin-left', to);
    }, pixels);
  const looks: string[] = [];
  for (let part = 0; part < PARTS; part++) {
    await shift(`${part / PARTS}px`);
    looks.push(await lookOf(control));
  }
  await shift('');
  return looks;
}

/** @returns how the commands of a record look, with the card left open */
async function looksOf(at: number): Promise<Looks> {
  const onPage = await looksBeside(await openRecord(at));
  const card = await lookOf(await openCard());
  return { page: onPage, card, head: (await headOfCard()) ?? '' };
}

async function headOfCard(): Promise<string | null> {
  for (const heading of await findAll(page, 'heading')) {
    const isCard = await heading.evaluate(() => location.pathname === '/card.html').catch(() => false);
    if (isCard) return pictureOf(page, await heading.box()).catch(() => null);
  }
  return null;
}

const jobs = () => storedCommands(asking);

/** What a person saw who pressed at a time, in milliseconds since the Unix epoch. */
interface Pressed {
  readonly at: number;
  readonly round: number;
  readonly named: readonly string[];
}
const presses: Pressed[] = [];
/** Commands that were judged already. */
const counted = new Set<string>();

interface Outcome {
  /** Commands for a record that was not named where the person pressed. */
  readonly unmeant: readonly string[];
  readonly sent: number;
}

/** Judges commands that are new: each by the press after which the worker was asked for it, however late it is stored. */
async function judgeCommands(): Promise<Outcome> {
  await handled(page, asking);
  const fresh = (await jobs()).filter(({ key }) => !counted.has(key));
  for (const { key } of fresh) counted.add(key);
  const unmeant = fresh.flatMap(({ record_id, asked_at }) => {
    const press = presses.findLast(({ at }) => at <= asked_at);
    if (press?.named.includes(record_id)) return [];
    return [
      `${record_id}, pressed in round ${press?.round} where was named: ${press?.named.join() || 'nothing'}`,
    ];
  });
  return { unmeant, sent: fresh.length };
}

/** How much a picture differs from the one of these that is most like it. */
const leastDiffers = async (looks: readonly string[], picture: string) =>
  Math.min(...(await Promise.all(looks.map((look) => inkDiffers(blank, look, picture)))));

/** Whether a command beside a number, which the page has made larger, is read as it is where nobody is hostile. */
async function isReadLarge(looks: Looks, area: Area): Promise<boolean> {
  const zoom = area.height / BESIDE_HIGH;
  if (zoom < 1.1) return false;
  const large = await pictureOf(page, wordsOf(area, EDGE * zoom)).catch(() => null);
  if (large === null) return false;
  const picture = await atHeight(blank, large, BESIDE_HIGH - 2 * EDGE);
  const own = await leastDiffers(looks.page, picture);
  const others = [...known.values()].filter((each) => each !== looks).flatMap((each) => each.page);
  return own <= SAME_INK_LARGE && own < (await leastDiffers(others, picture));
}

/** The records that are visibly named at a place: what the picture shows there is how a command of theirs looks. */
async function namedAt(x: number, y: number): Promise<string[]> {
  const named: string[] = [];
  for (const { name, area } of await commandsOnScreen()) {
    const looks = known.get(name);
    if (!looks || !holds(area, x, y)) continue;
    const picture = await pictureOf(page, wordsOf(area)).catch(() => null);
    if (picture === null) continue;
    const isBeside =
      (await leastDiffers(looks.page, picture)) <= SAME_INK || (await isReadLarge(looks, area));
    const head = isBeside ? null : await headOfCard();
    const isInCard =
      head !== null &&
      (await inkDiffers(blank, looks.card, picture)) <= SAME_INK &&
      (await inkDiffers(blank, looks.head, head)) <= SAME_INK;
    if (isBeside || isInCard) named.push(looks.record);
  }
  return named;
}

/** What a frame that goes swallows has no effect, and is judged like all else. */
const tried = (input: Promise<unknown>) => answered(input).catch(() => undefined);

/** A person presses, and what has come of it is judged by what they saw just before. */
async function judged(
  round: number,
  look: () => Promise<string[]>,
  act: () => Promise<void>,
): Promise<Outcome> {
  const named = await look();
  presses.push({ at: Date.now(), round, named });
  await act();
  return judgeCommands();
}

const both = (one: Outcome, other: Outcome): Outcome => ({
  unmeant: [...one.unmeant, ...other.unmeant],
  sent: one.sent + other.sent,
});

/** The person uses pointer or keys where something invites it: a command, or the place where one was. */
async function honestPress(round: number, random: Random): Promise<Outcome> {
  const offered = await commandsOnScreen();
  const target = offered.length > 0 ? offered[random.whole(0, offered.length - 1)] : undefined;
  const aim = random.pick(['command', 'command', 'same place', 'keys']);
  if (aim === 'keys') {
    for (let tabs = random.whole(1, 6); tabs > 0; tabs--) await tried(page.keyboard.press('Tab'));
    const key = random.next() < 0.5 ? 'Enter' : 'Space';
    const anywhere = async () => {
      const all = await commandsOnScreen();
      return (await Promise.all(all.map(({ area }) => namedAt(middleOf(area).x, middleOf(area).y)))).flat();
    };
    return judged(round, anywhere, () => tried(page.keyboard.press(key)));
  }
  const { x, y } = target && aim !== 'same place' ? middleOf(target.area) : lastPlace;
  await tried(page.mouse.move(x - 40, y - 3));
  await tried(page.mouse.move(x, y, { steps: 3 }));
  await new Promise((resolve) => setTimeout(resolve, random.pick([0, 60, 300, 700])));
  const press = () =>
    judged(
      round,
      () => namedAt(x, y),
      () => tried(page.mouse.click(x, y)),
    );
  const first = await press();
  return random.next() < 0.3 ? both(first, await press()) : first;
}
let lastPlace = { x: 0, y: 0 };

/** The page of a record and, in some rounds, its card, as somebody honest leaves them. @returns whether the card is open */
async function begin(round: number, victim: number, random: Random): Promise<boolean> {
  for (const at of [victim, round]) {
    if (!known.has(nameAt(at)) || at === round)
      known.set(nameAt(at), { ...(await looksOf(at)), record: recordAt(at) });
  }
  const [own, other] = [known.get(nameAt(round)), known.get(nameAt(victim))];
  if (!own || !other) throw new Error('Both were looked at');
  // The oracle can tell them apart.
  for (const look of own.page) expect(await leastDiffers(other.page, look)).toBeGreaterThan(SAME_INK);
  expect(await inkDiffers(blank, own.head, other.head)).toBeGreaterThan(SAME_INK);
  const inCard = random.next() < 0.4;
  if (!inCard) await tried(page.keyboard.press('Escape'));
  // A press that failed, and was tried again while the card was opened, leaves the button down.
  await tried(page.mouse.up());
  const target = (await commandsOnScreen())[inCard ? 1 : 0];
  if (target) lastPlace = middleOf(target.area);
  return inCard;
}

const commandsOf = async (at: number) => (await jobs()).filter(({ record_id }) => record_id === recordAt(at));

/** The record is opened anew and nobody is hostile: the press acts, whatever was done to the page before. */
async function leftAlone(round: number, inCard: boolean): Promise<Outcome> {
  await openRecord(round);
  if (inCard) await openCard();
  presses.push({ at: Date.now(), round, named: [recordAt(round)] });
  await waitFor('a press that acts', async () => {
    const control = (await commandsOnScreen())[inCard ? 1 : 0]?.control;
    return control && (await control.mayAct()) && control.click().then(() => true);
  });
  await waitFor('the honest command', async () => (await commandsOf(round)).length > 0);
  const outcome = await judgeCommands();
  expect(await commandsOf(round)).toHaveLength(1);
  return outcome;
}

test('each move of the hostile script is made without an error', async () => {
  await openRecord(ROUNDS);
  const victim = { address: addressAt(ROUNDS + 1), number: numberAt(ROUNDS + 1) };
  const random = createRandom(SEED);
  for (let times = 4; times > 0; times--) {
    const round = { seed: random.whole(0, 2 ** 31), moves: 0, armed: 0, x: 400, y: 90, victim };
    const threw = await page.evaluate((told) => {
      const { moves, tools, makeSafely, threw } = window.__hostile;
      const made = tools(told);
      for (const name of Object.keys(moves)) makeSafely(name, made);
      return threw;
    }, round);
    expect({ round, threw }).toEqual({ round, threw: [] });
  }
});

test(
  `${ROUNDS} rounds of a hostile page send no command that was not visibly named, and get no word, TICKMARK_SEED=${SEED}`,
  async () => {
    const random = createRandom(SEED);
    const made = new Set<string>();
    const threw: string[] = [];
    const total = { attacked: 0, leftAlone: 0 };
    let victimAt = ROUNDS;
    for (let round = 0; round < ROUNDS; round++) {
      const mind = createRandom(random.whole(0, 2 ** 31));
      if (ONLY !== null && round !== ONLY) continue;
      while ((await commandsOf(victimAt)).length > 0) victimAt++;
      const inCard = await begin(round, victimAt, mind);
      // What the round before has sent late.
      let outcome = await judgeCommands();
      const secrets = [ERROR.detail, ERROR.message, recordAt(round), recordAt(victimAt)];
      const words = [...(await shownWords(page)), ...secrets];
      const moves: string[] = [];
      const victim = { address: addressAt(victimAt), number: numberAt(victimAt) };
      for (let wave = mind.whole(1, 2); wave > 0; wave--) {
        const plan = { seed: mind.whole(0, 2 ** 31), moves: mind.whole(1, 3), armed: mind.whole(0, 2) };
        const told = { ...plan, ...lastPlace, victim };
        moves.push(...(await page.evaluate((each) => window.__hostile.begin(each), told)));
        await new Promise((resolve) => setTimeout(resolve, mind.pick([0, 150, 700])));
        outcome = both(outcome, await honestPress(round, mind));
      }
      for (const move of moves) made.add(move.replace(/[()]/g, ''));
      threw.push(...(await page.evaluate(() => window.__hostile?.threw ?? [])));
      total.attacked += outcome.sent;
      let leaked = await leaks([...words, ...(await shownWords(page))]);
      if ((await commandsOf(round)).length === 0) {
        const alone = await leftAlone(round, inCard);
        total.leftAlone += alone.sent;
        outcome = both(outcome, alone);
        leaked = [...leaked, ...(await leaks([...words, ...(await shownWords(page))]))];
      }
      const where = { seed: SEED, round, inCard, moves };
      expect({ ...where, unmeant: outcome.unmeant, leaked }).toEqual({ ...where, unmeant: [], leaked: [] });
    }
    expect((await judgeCommands()).unmeant).toEqual([]);
    console.log(
      `${ROUNDS} rounds: ${total.attacked} commands under attack, ${total.leftAlone} left alone, ${made.size} kinds of moves, ${threw.length} without effect${threw.map((each) => `\n  ${each}`).join('')}; TICKMARK_SEED=${SEED}`,
    );
    expect(total.attacked + total.leftAlone).toBeGreaterThanOrEqual(ONLY === null ? ROUNDS : 1);
  },
  120_000 + ROUNDS * 20_000,
);

test('a card that the page has made small commands nothing, and does where it is as large as before', async () => {
  const at = 2 * ROUNDS + 1;
  await openRecord(at);
  const control = await openCard();
  const before = await commandsSoFar(page, asking);
  await control.evaluate(() => {
    Object.assign(window, { pressed: 0 });
    const count = () => Object.assign(window, { pressed: Reflect.get(window, 'pressed') + 1 });
    addEventListener('click', count, true);
  });
  await page.evaluate(() => document.documentElement.style.setProperty('zoom', '0.2'));
  await waitFor('the card to be small', async () => (await control.box()).height < 10);
  // For longer than a control has to be seen.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_200)));
  await control.focus();
  await page.keyboard.press('Enter');
  const { x, y } = middleOf(await control.box());
  await page.mouse.click(x, y);
  // Positive control: both presses are heard where the command stands.
  await waitFor(
    'the presses',
    async () => (await control.evaluate(() => Reflect.get(window, 'pressed'))) === 2,
  );
  expect(await commandsSoFar(page, asking)).toEqual(before);
  await page.evaluate(() => document.documentElement.style.removeProperty('zoom'));
  await control.click();
  await waitFor('the command', async () => (await commandsOf(at)).length > 0);
  expect(await commandsSoFar(page, asking)).toHaveLength(before.length + 1);
});

/** Which of these words have come within reach of the page's scripts: by search, markup, and all that they heard. */
async function leaks(words: readonly string[]): Promise<string[]> {
  const heard = await page.evaluate(() => (window.__hostile?.heard ?? []).join('\n'));
  const own = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const each of copy.querySelectorAll('*')) if (each.localName.startsWith('tickmark-')) each.remove();
    return copy.outerHTML;
  });
  const unknown = [...new Set(words)].filter((word) => word.length > 3 && !own.includes(word));
  return [
    ...unknown.filter((word) => heard.includes(word)).map((word) => `heard: ${word}`),
    ...(await foundByScript(page, unknown)),
  ];
}
