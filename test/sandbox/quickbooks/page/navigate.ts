import { listRouteOf, type RecordRoute, recordRouteOf } from '../routes.ts';
import { bankFeedPage } from './bank-feed.ts';
import { bodyNode, sectionTabs } from './frame.ts';
import { type ListPage, listPage } from './list-page.ts';
import { namePage } from './name-page.ts';
import { closeOverlays } from './overlays.ts';
import {
  auditHistoryPage,
  auditLogPage,
  homePage,
  otherPage,
  plainRecordPage,
  reportPage,
} from './plain-pages.ts';
import { onFormClose, openForm, putFormAway } from './trowser.ts';
import { t } from './words.ts';

let currentList: ListPage | null = null;
/** The address of the page below the forms, after the first draw. */
let pageAddress: string | null = null;
let turn = 0;
let drawn = '';

/** The visible list, or `null`. */
export function listOnShow(): ListPage | null {
  return currentList?.root.ownerDocument === document && bodyNode().querySelector('.sb-list-page')
    ? currentList
    : null;
}

/** The address whose page is completely drawn; empty while drawing. */
export function drawnAddress(): string {
  return drawn;
}

/** Navigates without a load; the address changes twice, as on the real site. */
export function go(address: string): void {
  history.pushState(null, '', address);
  history.replaceState(null, '', address);
  void show();
}

function putPage(section: string, slug: string, page: HTMLElement): void {
  const tabs = sectionTabs(section, slug);
  bodyNode().replaceChildren(...(tabs ? [tabs, page] : [page]));
  pageAddress = location.pathname + location.search;
}

function closeForm(route: RecordRoute): void {
  go(pageAddress ?? `/app/${route.list}`);
}

async function plainPage(slug: string, query: URLSearchParams): Promise<HTMLElement> {
  if (slug === 'homepage') return homePage();
  if (slug === 'banking') return bankFeedPage();
  if (slug === 'auditlog') return auditLogPage();
  if (slug === 'audithistory') return auditHistoryPage(query.get('txnId') ?? '');
  if (slug === 'reportv2' || slug === 'standardreports') return reportPage();
  return otherPage(slug);
}

async function showRecord(route: RecordRoute, query: URLSearchParams, mine: number): Promise<void> {
  const id = query.get(route.parameter);
  if (route.family !== 'name' && route.family !== 'plain') {
    const close = () => closeForm(route);
    onFormClose(close);
    const firstPage = pageAddress === null && id === null;
    await openForm(route, id, close, firstPage ? bodyNode() : null);
    return;
  }
  putFormAway();
  currentList = null;
  const page = await (route.family === 'name'
    ? namePage(route, id ?? '', go)
    : plainRecordPage(route, id ?? ''));
  if (mine === turn) putPage(route.list, route.list, page);
}

/** Draws the page of the address. A later navigation overtakes one that still waits for its documents. */
export async function show(): Promise<void> {
  const mine = ++turn;
  drawn = '';
  closeOverlays();
  const slug = location.pathname.replace(/^\/app\//, '').replace(/\/$/, '');
  const query = new URLSearchParams(location.search);
  const record = recordRouteOf(slug);
  const list = listRouteOf(slug);
  if (record) await showRecord(record, query, mine);
  else if (list) {
    putFormAway();
    document.title = slug === 'customers' ? 'Customers & leads - Customer Hub' : t(list.title);
    if (listOnShow()?.state.route !== list) {
      currentList = listPage(list, go);
      putPage(list.section, slug, currentList.root);
    }
    await currentList?.reload();
  } else {
    putFormAway();
    currentList = null;
    const page = await plainPage(slug, query);
    if (mine === turn) putPage(slug, slug, page);
  }
  if (mine === turn) drawn = location.href;
}
