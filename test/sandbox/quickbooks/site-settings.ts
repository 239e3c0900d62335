/** How the site behaves; set for all pages with `control.set`, for one document with `window.__qbo.set`. */
export interface SiteSettings {
  /** The generation of transaction forms: the React layout ("Rethink") or the older dojo one. */
  form: 'rethink' | 'dojo';
  /** The markup of customer pages; `host` takes the sandbox one on sandbox hosts, as on 2026-02-24. */
  customerMarkup: 'host' | 'production' | 'sandbox';
  /** How the shell's configuration names the company. */
  shellConfig: 'full' | 'without-company' | 'none';
  /** Which company cookies the site sets. */
  cookies: 'both' | 'company-only' | 'context-only' | 'none';
  /** The old form after a navigation without a load: hidden in one of three ways, or removed. */
  staleForms: 'display' | 'aria-hidden' | 'hidden-attribute' | 'removed';
  /** How rows are redrawn: moved, reused with other content, or recreated. */
  rows: 'keyed' | 'reused' | 'recreated';
  /** Draw only the rows in view, and reuse them while scrolling. */
  virtualRows: boolean;
  /** Show the number of an existing form as text instead of in a field. */
  readOnlyNumber: boolean;
  /** Replace a row's button while the pointer is over the row. */
  hoverReplaces: boolean;
  density: 'regular' | 'compact';
  pageSize: number;
  /** The columns of lists, by id and in order; null for each list's own. */
  columns: readonly string[] | null;
  /** The heading above document numbers. */
  numberHeading: 'No.' | 'Invoice no.';
  /** The site's current markup, or an unknown one that no known selector matches. */
  layout: 'known' | 'unknown';
  /** Parts that wait until `__qbo.release(part)`: `documents`, `customer`. */
  holds: readonly string[];
  /** The site's today, `YYYY-MM-DD`. */
  today: string;
  signedIn: boolean;
  /** Whether the browser may store a left page for Back; nobody has published whether QuickBooks allows it. */
  keptForBack: boolean;
  /** The value of a Content-Security-Policy header; nobody has published the real one. */
  contentSecurityPolicy: string | null;
  /** Whether pages isolate themselves from other origins; nobody has published whether QuickBooks does. */
  isolated: boolean;
}

/** Settings of a site with the most recently seen behaviour; `today` is the day of the caller's clock. */
export function usualSettings(today: string): SiteSettings {
  return {
    form: 'rethink',
    customerMarkup: 'host',
    shellConfig: 'full',
    cookies: 'both',
    staleForms: 'display',
    rows: 'keyed',
    virtualRows: false,
    readOnlyNumber: false,
    hoverReplaces: true,
    density: 'regular',
    pageSize: 50,
    columns: null,
    numberHeading: 'No.',
    layout: 'known',
    holds: [],
    today,
    signedIn: true,
    keptForBack: false,
    contentSecurityPolicy: null,
    isolated: false,
  };
}
