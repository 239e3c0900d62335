import type { Page } from 'puppeteer';

/** The QuickBooks record for a row's text: `Invoice 2001` → `Invoice:700`. Rows that are not listed have no badge. */
export type RowTruth = Readonly<Record<string, string>>;

interface SeenRow {
  /** Type and number, or the name. */
  readonly says: string;
  readonly badges: readonly string[];
  /** The record whose badge the row may have; `null` for none. */
  readonly right: string | null;
  /** In view, in the list of the page's own address. */
  readonly inView: boolean;
}

interface RowWatch {
  rows(): SeenRow[];
  /** All wrong badges on the page at this moment. */
  mistakes(): string[];
  /** Mistakes that were on the page at the start of a frame. */
  readonly painted: string[];
}

declare global {
  interface Window {
    rowWatch: RowWatch;
  }
}

/** Runs in the page and sees what a person sees: the rows' texts and their badges. */
function watch(truth: RowTruth, onlyParty: string): void {
  const TYPES: Readonly<Record<string, string>> = {
    invoices: 'Invoice',
    estimates: 'Estimate',
    salesreceipts: 'Sales Receipt',
    customers: 'Customer',
  };
  const slugOf = (row: Element) =>
    (row.closest('[data-morpheus-widget]')?.getAttribute('data-morpheus-widget') ?? '').split('/')[1] ?? '';
  const textIn = (row: Element, ...ids: string[]) => {
    const cell = ids
      .map((id) => row.querySelector(`[data-column-id="${id}"]`))
      .find((each): each is Element => each !== null);
    return cell?.textContent?.trim() ?? '';
  };

  function rows(): SeenRow[] {
    const all = [...document.querySelectorAll('tbody tr')].filter((row) => !row.matches('.sb-waiting'));
    const read = all.map((row) => {
      const type = textIn(row, 'type', 'allsales-type') || (TYPES[slugOf(row)] ?? '');
      const value = textIn(row, 'referenceNumber', 'allsales-no', 'name');
      // What tells two rows of one number apart.
      const rest = ['date', 'customer', 'amount'].map((id) => textIn(row, id, `allsales-${id}`)).join();
      return { row, table: row.closest('table'), says: `${type} ${value}`, rest };
    });
    return read.map(({ row, table, says, rest }) => {
      const alone = read.every(
        (each) => each.row === row || each.table !== table || each.says !== says || each.rest !== rest,
      );
      const party = textIn(row, 'customer');
      const { top, bottom, height } = row.getBoundingClientRect();
      const frame = row.closest('.sb-scroller')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const seen = height > 0 && top < Math.min(frame.bottom, innerHeight) && bottom > Math.max(frame.top, 0);
      return {
        says,
        badges: [...row.querySelectorAll<HTMLElement>('tickmark-badge')].map(
          (host) => host.dataset.record ?? 'none',
        ),
        right: alone && (party === '' || party === onlyParty) ? (truth[says] ?? null) : null,
        inView: seen && location.pathname === `/app/${slugOf(row)}`,
      };
    });
  }

  /** The record that the page's address names. */
  function ofAddress(): string | null {
    const query = new URLSearchParams(location.search);
    if (location.pathname === '/app/invoice') return `Invoice:${query.get('txnId')}`;
    return location.pathname === '/app/customerdetail' ? `Customer:${query.get('nameId')}` : null;
  }

  function mistakes(): string[] {
    const inRows = rows().flatMap(({ says, badges, right }) =>
      badges.length > 1 || (badges.length === 1 && badges[0] !== right)
        ? [`${says}: has ${badges.join(' and ')}, may have ${right}`]
        : [],
    );
    const beside = [...document.querySelectorAll<HTMLElement>('tickmark-badge, tickmark-pill')]
      .filter((host) => !host.closest('tr'))
      .map((host) => host.dataset.record ?? 'none');
    const own = ofAddress();
    if (beside.length > 1 || (beside.length === 1 && beside[0] !== own)) {
      inRows.push(`${location.pathname}: has ${beside.join(' and ')}, may have ${own}`);
    }
    for (const name of ['tickmark-banner', 'tickmark-live']) {
      const count = document.querySelectorAll(name).length;
      if (count > 1) inRows.push(`${count} × ${name}`);
    }
    return inRows;
  }

  const painted: string[] = [];
  const frame = () => {
    if (painted.length < 5) painted.push(...mistakes());
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.rowWatch = { rows, mistakes, painted };
}

/**
 * From the next load on, checks at the start of every frame whether a row has a wrong badge.
 * @param onlyParty the customer whose documents the platform knows; rows of other customers have no badge
 */
export async function watchRows(page: Page, truth: RowTruth, onlyParty: string): Promise<void> {
  await page.evaluateOnNewDocument(watch, truth, onlyParty);
}
