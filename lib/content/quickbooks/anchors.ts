import type { Confidence } from '../../core/identity/record-routes.ts';

/** A place in QuickBooks' own markup beside which a badge may stand. */
export interface Anchor {
  /** The name under which a miss is reported. */
  readonly name: string;
  readonly selector: string;
  /** When public code last relied on it; `I` marks a conclusion that nobody has tested. */
  readonly seen: string;
  readonly confidence: Confidence | 'I';
}

/** Transaction forms of both generations; the title first, then the number, newest markup before older. */
const TRANSACTION_FORM: readonly Anchor[] = [
  {
    name: 'trowser-title',
    selector: 'h2[class*="TrowserHeader-headerTitleText"]',
    seen: '2026',
    confidence: 'A',
  },
  { name: 'form-title', selector: '[class*="txp-capability-formTitle"]', seen: '2026', confidence: 'A' },
  {
    name: 'rethink-header-title',
    selector: '[data-automation-id="RethinkLayout_header"] :is(h1, h2, h3, [role="heading"])',
    seen: '2026-02',
    confidence: 'A',
  },
  {
    name: 'rethink-header',
    selector: '[data-automation-id="RethinkLayout_header"]',
    seen: '2026-02',
    confidence: 'A',
  },
  { name: 'dialog-title', selector: '[role="dialog"] h2', seen: '2026', confidence: 'B' },
  {
    name: 'dojo-trowser-title',
    selector: '.trowser-view .trowserHeader :is(h1, h2, h3, [role="heading"], .title)',
    seen: '2025',
    confidence: 'B',
  },
  {
    name: 'dojo-number',
    selector: '[data-qbo-bind="text: referenceNumber"]',
    seen: '2025',
    confidence: 'A',
  },
  {
    name: 'dojo-trowser-header',
    selector: '.trowser-view .header.stretch.trowserHeader',
    seen: '2025',
    confidence: 'A',
  },
  {
    name: 'number-read-only',
    selector: '[data-automation-id="readonly_reference_number"]',
    seen: '2026',
    confidence: 'B',
  },
  { name: 'number', selector: '[data-automation-id="reference_number"]', seen: '2026', confidence: 'A' },
  {
    name: 'dojo-number-field',
    selector: '[data-automation-id="input-ref-number-sales"]',
    seen: '2026-01',
    confidence: 'A',
  },
];

/** The page of one customer, vendor or employee; production and sandbox differed on the same day. */
const NAME_PAGE: readonly Anchor[] = [
  { name: 'stage-name', selector: '[data-testid="stageData-name"]', seen: '2026-02-24', confidence: 'B' },
  {
    name: 'stage-name-class',
    selector: '[class*="StageDataV2__Name-"]',
    seen: '2026-02-24',
    confidence: 'B',
  },
  {
    name: 'stage-name-sandbox',
    selector: '[class*="StageData__Name"]',
    seen: '2026-02-24',
    confidence: 'B',
  },
  {
    name: 'stage-header-sandbox',
    selector: '[class*="StageData__HeaderWrapper"]',
    seen: '2026-02-24',
    confidence: 'B',
  },
];

/** Any other page of one thing: nothing is published of its markup, but a page's heading names what it shows. */
const PLAIN_PAGE: readonly Anchor[] = [
  {
    name: 'main-heading',
    selector: ':is([data-id="bodyNode"], [role="main"], main) h1',
    seen: '2026',
    confidence: 'I',
  },
];

const NAME_ROUTES: ReadonlySet<string> = new Set(['customerdetail', 'vendordetail', 'employeedetail']);
const PLAIN_ROUTES: ReadonlySet<string> = new Set(['register', 'item']);

/** The anchors to try on a record page, in order. */
export function anchorsOf(route: string): readonly Anchor[] {
  if (NAME_ROUTES.has(route)) return NAME_PAGE;
  return PLAIN_ROUTES.has(route) ? PLAIN_PAGE : TRANSACTION_FORM;
}
