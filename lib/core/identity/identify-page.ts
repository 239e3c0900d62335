import type { QuickBooksRef } from '../records/record-types.ts';
import { LIST_ROUTES, type ListKind } from './list-routes.ts';
import { type Confidence, RECORD_ROUTES, type RecordRoute } from './record-routes.ts';

/**
 * Production, sandbox, their `app.` aliases, the old sharded hosts (`c12.`, `c50.sandbox.`) and the old Canadian host.
 * Intuit's own test hosts (`e2e.`, `qa.`) are left out on purpose: nothing is known of what they show.
 */
const HOST = /^(?:(?:app\.)?(?:sandbox\.)?|c\d{1,3}\.(?:sandbox\.)?|ca\.)qbo\.intuit\.com$/;

/**
 * Whether an address is one of QuickBooks Online's own pages: HTTPS, the usual port, no user info, a host that is known.
 * @param url an address already parsed, so that the host is in lower case and a default port is absent
 */
function isQuickBooksAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    HOST.test(url.hostname)
  );
}

/**
 * Which page an address is. `namesCompany` are the companies that its parameters name (none as a rule): where one of
 * them is not the open company, nothing on the page may be believed.
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
  /** A page of QuickBooks that is neither: home, reports, audit, redirectors, a form for something new. */
  | { readonly kind: 'other'; readonly namesCompany: readonly string[] }
  /** Not a page of QuickBooks at all. */
  | { readonly kind: 'outside' };

const ID = /^[1-9][0-9]{0,19}$/;
const COMPANY_PARAMETERS: ReadonlySet<string> = new Set(['realmid', 'companyid', 'deeplinkcompanyid']);
const routes: ReadonlyMap<string, RecordRoute> = new Map(RECORD_ROUTES.map((route) => [route.route, route]));

/**
 * Tells from the address alone which record or list a page shows. The type comes from the route and the id from the one
 * parameter of that name, in any order among others; an id that is missing, doubled or not made of digits is no id.
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

/** The value of a parameter that occurs exactly once, under exactly this name; another spelling beside it is a doubt. */
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
