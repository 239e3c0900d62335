import type { QuickBooksRef } from '../records/record-types.ts';
import { LIST_ROUTES, type ListKind } from './list-routes.ts';
import { type Confidence, RECORD_ROUTES, type RecordRoute } from './record-routes.ts';

/**
 * Production, sandbox, their `app.` aliases, the old sharded hosts (`c12.`, `c50.sandbox.`) and the old Canadian host.
 * Intuit's own test hosts (`e2e.`, `qa.`) are excluded on purpose: their pages are unknown.
 */
const HOST = /^(?:(?:app\.)?(?:sandbox\.)?|c\d{1,3}\.(?:sandbox\.)?|ca\.)qbo\.intuit\.com$/;

/**
 * Whether an address is one of QuickBooks Online's own pages: HTTPS, default port, no user info, a known host.
 * @param url a parsed address, so that the host is in lower case and a default port is absent
 */
export function isQuickBooksAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    HOST.test(url.hostname)
  );
}

/**
 * The page of an address. `namesCompany` lists the companies in its parameters (usually none): if one of them is not
 * the open company, nothing on the page can be trusted.
 */
export type PageIdentity =
  | {
      readonly kind: 'record';
      readonly route: string;
      readonly ref: QuickBooksRef;
      readonly confidence: Confidence;
      readonly namesCompany: readonly string[];
    }
  | {
      readonly kind: 'list';
      readonly route: string;
      readonly list: ListKind;
      readonly namesCompany: readonly string[];
    }
  /** A QuickBooks page without a record or list: home, reports, audit, redirectors, a form for a new record. */
  | { readonly kind: 'other'; readonly namesCompany: readonly string[] }
  /** Not a QuickBooks page. */
  | { readonly kind: 'outside' };

const ID = /^[1-9][0-9]{0,19}$/;
const COMPANY_PARAMETERS: ReadonlySet<string> = new Set(['realmid', 'companyid', 'deeplinkcompanyid']);
/** The kinds of pages that show records: the names of their routes. */
export const PAGES: readonly string[] = [
  ...RECORD_ROUTES.map(({ route }) => route),
  ...Object.keys(LIST_ROUTES),
];
const routes: ReadonlyMap<string, RecordRoute> = new Map(RECORD_ROUTES.map((route) => [route.route, route]));

/**
 * Identifies the record or list of a page from its address alone. The type comes from the route and the id from the one
 * parameter of that name, in any order; an id that is missing, repeated or not numeric is no id.
 * @param href an absolute address
 */
export function identifyPage(href: string): PageIdentity {
  if (!URL.canParse(href)) return { kind: 'outside' };
  const url = new URL(href);
  if (!isQuickBooksAddress(url)) return { kind: 'outside' };
  const namesCompany = companiesNamed(url.searchParams);
  const route = /^\/app\/([^/]+(?:\/[^/]+)*)\/?$/.exec(url.pathname)?.[1];
  if (route === undefined) return { kind: 'other', namesCompany };

  const known = routes.get(route);
  if (known) {
    const id = onlyValue(url.searchParams, known.parameter);
    return id !== null && ID.test(id)
      ? {
          kind: 'record',
          route,
          ref: { type: known.type, id },
          confidence: known.confidence,
          namesCompany,
        }
      : { kind: 'other', namesCompany };
  }
  const list = Object.hasOwn(LIST_ROUTES, route) ? LIST_ROUTES[route] : undefined;
  return list ? { kind: 'list', route, list, namesCompany } : { kind: 'other', namesCompany };
}

/** The value of a parameter that occurs exactly once under exactly this name; `null` if another spelling occurs too. */
function onlyValue(parameters: URLSearchParams, name: string): string | null {
  const same = [...parameters].filter(([key]) => key.toLowerCase() === name.toLowerCase());
  const only = same.length === 1 ? same[0] : undefined;
  return only && only[0] === name ? only[1] : null;
}

function companiesNamed(parameters: URLSearchParams): string[] {
  const named = new Set<string>();
  for (const [key, value] of parameters) {
    if (COMPANY_PARAMETERS.has(key.toLowerCase()) && value !== '') named.add(value);
  }
  return [...named];
}
