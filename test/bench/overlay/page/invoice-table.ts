export const COLUMNS = [
  ['check', ''],
  ['date', 'Date'],
  ['type', 'Type'],
  ['referenceNumber', 'No.'],
  ['customer', 'Customer'],
  ['memo', 'Memo'],
  ['dueDate', 'Due date'],
  ['amount', 'Amount'],
  ['status', 'Status'],
  ['action', 'Action'],
] as const;

export const NUMBER_CELL = '[data-column-id="referenceNumber"]';

/** Waits until two frames have been painted. */
export function frames(count: number): Promise<void> {
  return new Promise((resolve) => {
    const next = (left: number) => {
      if (left === 0) setTimeout(resolve, 0);
      else requestAnimationFrame(() => next(left - 1));
    };
    next(count);
  });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export interface InvoiceTable {
  /** Replaces rows with rows of other invoices, in one task. */
  replaceRows(count: number): void;
  /** Activity beside the table: refills a panel. */
  churnPanel(): void;
  /** Replaces the message next to the list. */
  churnMessages(): void;
  /** Shows other invoices in all rows, in the same rows (`reused`) or in new ones. */
  turnPage(reused: boolean): void;
  readonly rows: HTMLTableRowElement[];
}

/** A list of invoices in QuickBooks' markup, in a page with other activity. */
export function makeInvoiceTable(count: number, seed: number): InvoiceTable {
  let state = seed;
  // A linear congruential generator: the same seed always makes the same run.
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  let number = 10_000;

  function fill(row: HTMLTableRowElement): void {
    const shown = number++;
    const texts = [
      '',
      '03/01/2026',
      'Invoice',
      String(shown),
      `Customer ${shown % 97}`,
      'Mowing and edging',
      '03/31/2026',
      `$${shown}.00`,
      'Due in 12 days',
      'View/Edit',
    ];
    texts.forEach((text, place) => {
      const span = row.children[place]?.firstElementChild;
      if (span) span.textContent = text;
    });
  }

  const first = document.createElement('tr');
  first.className = 'row';
  for (const [id] of COLUMNS) {
    const cell = document.createElement('td');
    cell.dataset.columnId = id;
    cell.className = 'cell';
    const span = document.createElement(id === 'action' ? 'button' : 'span');
    span.className = 'text';
    cell.append(span);
    first.append(cell);
  }
  const newRow = () => {
    const row = first.cloneNode(true) as HTMLTableRowElement;
    fill(row);
    return row;
  };

  const plugin = document.createElement('div');
  plugin.dataset.morpheusPluginid = 'sales-widgets-ui';
  const scroller = document.createElement('div');
  scroller.className = 'scroller';
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const [id, words] of COLUMNS) {
    const cell = document.createElement('th');
    cell.dataset.columnId = id;
    cell.textContent = words;
    head.append(cell);
  }
  const body = table.createTBody();
  const rows = Array.from({ length: count }, newRow);
  body.append(...rows);
  scroller.append(table);
  plugin.append(scroller);
  const panel = document.createElement('aside');
  const main = document.createElement('main');
  main.append(panel, plugin);
  document.body.append(main);
  let message: Element | null = null;

  return {
    rows,
    replaceRows(some) {
      for (let done = 0; done < some; done++) {
        const place = next(rows.length);
        const fresh = newRow();
        rows[place]?.replaceWith(fresh);
        rows[place] = fresh;
      }
    },
    churnPanel() {
      panel.replaceChildren(
        ...Array.from({ length: 40 }, () => {
          const line = document.createElement('p');
          line.textContent = `Line ${next(1_000)}`;
          return line;
        }),
      );
    },
    churnMessages() {
      message?.remove();
      message = document.createElement('div');
      message.textContent = `Message ${next(1_000)}`;
      main.append(message);
    },
    turnPage(reused) {
      if (reused) for (const row of rows) fill(row);
      else {
        for (let place = 0; place < rows.length; place++) rows[place] = newRow();
        body.replaceChildren(...rows);
      }
    },
  };
}
