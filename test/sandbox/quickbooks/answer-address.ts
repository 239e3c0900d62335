import type { SandboxCompany } from './quickbooks-document.ts';
import { type PageBoot, shellDocument, signInDocument } from './shell-document.ts';
import type { SiteSettings } from './site-settings.ts';

/** The site's answer to a navigation. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

export interface SiteState {
  readonly companies: readonly SandboxCompany[];
  readonly settings: SiteSettings;
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const ISOLATING = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};
const PAGE_HOST = /^([a-z0-9-]+\.)*qbo\.intuit\.com$/;

/** Whether the host serves pages of the web app: `qbo.intuit.com` and every host below it. */
export function isPageHost(host: string): boolean {
  return PAGE_HOST.test(host);
}

/** The company in the cookies of a request; the first company if they name none. */
export function companyOfCookies(cookies: string | undefined, companies: readonly SandboxCompany[]): number {
  const named =
    /(?:^|;\s*)qbo\.currentcompanyid=(\d+)/.exec(cookies ?? '')?.[1] ??
    /(?:^|;\s*)shell\.ctx\.id=[^;]*companyId=(\d+)/.exec(cookies ?? '')?.[1];
  const found = companies.findIndex((company) => company.realm === named);
  return Math.max(found, 0);
}

function cookiesFor(company: SandboxCompany, settings: SiteSettings): string[] {
  const attributes = 'Domain=qbo.intuit.com; Path=/; Secure; SameSite=Lax';
  const gone = `${attributes}; Max-Age=0`;
  const withCompany = settings.cookies === 'both' || settings.cookies === 'company-only';
  const withContext = settings.cookies === 'both' || settings.cookies === 'context-only';
  return [
    withCompany ? `qbo.currentcompanyid=${company.realm}; ${attributes}` : `qbo.currentcompanyid=; ${gone}`,
    withContext
      ? `shell.ctx.id=authId=193514${company.realm.slice(-4)}&companyId=${company.realm}; ${attributes}`
      : `shell.ctx.id=; ${gone}`,
  ];
}

function redirect(location: string, cookies: readonly string[] = []): Answer {
  return {
    status: 302,
    headers: {
      location,
      'cache-control': 'no-store',
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: '',
  };
}

/** Only paths of the site itself: a redirector never leads to another host. */
function pathWithin(target: string | null): string {
  const path = (target ?? '').replace(/^https:\/\/[^/]*/, '').replace(/^\/+/, '');
  if (path === '') return '/app/homepage';
  return path.startsWith('app/') ? `/${path}` : `/app/${path}`;
}

function switchCompany(state: SiteState, realm: string | null, next: string): Answer {
  const company = state.companies.find((each) => each.realm === realm);
  if (!company)
    return {
      status: 404,
      headers: HTML,
      body: '<!doctype html><title>QuickBooks</title><p>No such company.',
    };
  return redirect(next, cookiesFor(company, state.settings));
}

/**
 * Answers a navigation to a page host: redirectors, sign-in, or the shell of the open company. A signed-out session loses the
 * record of a plain address, but not that of `/login?pagereq=…`.
 */
export function answerAddress(url: URL, cookies: string | undefined, state: SiteState): Answer {
  const { settings, companies } = state;
  const slug = url.pathname.replace(/^\/+/, '').replace(/^app\//, '');
  if (slug === 'postlogin') return redirect(pathWithin(url.searchParams.get('next')));
  if (!settings.signedIn) {
    const next = slug === 'login' ? `${url.pathname}${url.search}` : pathWithin(slug);
    return redirect(
      `https://accounts.intuit.com/app/sign-in?host=${url.host}&next=${encodeURIComponent(next)}`,
    );
  }
  if (slug === 'login') {
    const next = pathWithin(url.searchParams.get('pagereq'));
    const realm = url.searchParams.get('deeplinkcompanyid');
    return realm === null ? redirect(next) : switchCompany(state, realm, next);
  }
  if (slug === 'switchCompany' || slug === 'multiEntitySwitchCompany') {
    return switchCompany(
      state,
      url.searchParams.get('companyId'),
      pathWithin(url.searchParams.get('navigationURL')),
    );
  }
  if (!url.pathname.startsWith('/app/')) return redirect('/app/homepage');
  const place = companyOfCookies(cookies, companies);
  const company = companies[place];
  if (!company)
    return { status: 500, headers: HTML, body: '<!doctype html><title>QuickBooks</title><p>No company.' };
  const boot: PageBoot = { companies, company: place, settings };
  return {
    status: 200,
    headers: {
      ...HTML,
      'set-cookie': cookiesFor(company, settings),
      ...(settings.keptForBack ? { 'cache-control': 'no-cache' } : {}),
      ...(settings.contentSecurityPolicy
        ? { 'content-security-policy': settings.contentSecurityPolicy }
        : {}),
      ...(settings.isolated ? ISOLATING : {}),
    },
    body: shellDocument(company, boot),
  };
}

/** Answers for every other `*.intuit.com` host: the sign-in page, or 404. */
export function answerOtherHost(url: URL): Answer {
  if (url.hostname === 'accounts.intuit.com') {
    const host = url.searchParams.get('host') ?? 'app.qbo.intuit.com';
    const next = url.searchParams.get('next') ?? '/app/homepage';
    const back = `https://${isPageHost(host) ? host : 'app.qbo.intuit.com'}/__sandbox/sign-in?next=${encodeURIComponent(next)}`;
    return { status: 200, headers: HTML, body: signInDocument(back) };
  }
  return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Nothing is here.' };
}
