import { chosenParts, type Figure, median, writeFigures } from '../figures/figures.ts';
import { measureFirstReads, measureFull, measureSize, repeat, type SizeRun } from './measure-firm.ts';

const REPEATS = Number(process.env.BENCH_REPEATS ?? 5);
const FIRM = Number(process.env.BENCH_COMPANIES ?? 50);
const SIZES = [1, Math.max(2, Math.round(FIRM / 5)), FIRM];
/** Records per company while first reads are watched. */
const READ = Number(process.env.BENCH_READ ?? 1_000);
/** Records of all companies together; 0 leaves the row out. */
const ALL = Number(process.env.BENCH_RECORDS ?? 1_000_000);

const parts = chosenParts(['sizes', 'reads', 'million']);
const figures: Figure[] = [];
const more: Record<string, unknown> = {};

if (parts.has('sizes')) {
  const sizes: SizeRun[] = [];
  for (const companies of SIZES) {
    sizes.push(await measureSize(companies, REPEATS));
    console.log(sizes.at(-1));
  }
  const [one, , firm] = sizes;
  if (!one || !firm) throw new Error('There are three sizes');
  more.sizes = sizes;
  figures.push(
    {
      row: `message or wake with ${FIRM} companies / with 1`,
      value: firm.message.ms / one.message.ms,
      unit: '×',
      goal: { most: 5 },
      from: `${firm.message.ms.toFixed(0)} against ${one.message.ms.toFixed(0)} ms, ${firm.message.requests} against ${one.message.requests} requests to IndexedDB`,
    },
    {
      row: `look-up with ${FIRM} companies / with 1`,
      value: firm.lookup / one.lookup,
      unit: '×',
      from: `${firm.lookup.toFixed(1)} against ${one.lookup.toFixed(1)} ms`,
    },
  );
}

if (parts.has('reads')) {
  const runs = await repeat(REPEATS, () => measureFirstReads(FIRM, READ));
  const busy = runs.map((run) => median(run.busy));
  const quiet = runs.map((run) => median(run.quiet));
  const worst = runs.map((run) => Math.max(...run.busy));
  const ratios = (of: readonly number[]) => of.map((ms, at) => ms / (quiet[at] ?? Number.NaN));
  const [last] = runs.slice(-1);
  more.reads = runs.map((run) => ({ ...run, busy: run.busy.length, quiet: run.quiet.length }));
  figures.push(
    {
      row: `look-up while ${FIRM} first reads run / quiet, median`,
      value: median(ratios(busy)),
      unit: '×',
      goal: { most: 2 },
      from: `${median(busy).toFixed(1)} against ${median(quiet).toFixed(1)} ms; ${last?.busy.length} look-ups in ${last?.seconds.toFixed(0)} s`,
      ...(last?.profile && { profile: last.profile }),
    },
    {
      row: `look-up while ${FIRM} first reads run / quiet, worst / median`,
      value: median(ratios(worst)),
      unit: '×',
      goal: { most: 20 },
      from: `${median(worst).toFixed(0)} ms`,
    },
  );
}

if (parts.has('million') && ALL > 0) {
  const each = Math.round(ALL / FIRM);
  const single = await measureFull(1, each, REPEATS);
  const many = await measureFull(FIRM, each, REPEATS);
  more.full = { single, many };
  figures.push(
    {
      row: `popup, ${ALL.toLocaleString('en')} records in ${FIRM} companies / ${each.toLocaleString('en')} in 1`,
      value: many.popup / single.popup,
      unit: '×',
      goal: { most: 2 },
      from: `${many.popup.toFixed(0)} against ${single.popup.toFixed(0)} ms`,
    },
    {
      row: 'list of one company, the same',
      value: many.list / single.list,
      unit: '×',
      goal: { most: 1.25 },
      from: `${many.list.toFixed(0)} against ${single.list.toFixed(0)} ms`,
    },
    {
      row: 'script memory of worker and list, the same',
      value: (many.workerHeap + many.listHeap) / (single.workerHeap + single.listHeap),
      unit: '×',
      goal: { most: 1.5 },
      from: `${(many.workerHeap + many.listHeap).toFixed(0)} against ${(single.workerHeap + single.listHeap).toFixed(0)} MB`,
    },
    { row: 'room on disk per record', value: many.bytesPerRecord, unit: 'bytes' },
  );
}
writeFigures('companies', 'Chromium', figures, more);
