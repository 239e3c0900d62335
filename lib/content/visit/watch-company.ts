import type { Company } from '../quickbooks/decide-company.ts';

/** How often the cookies are compared while the tab is in view, in milliseconds. */
const COMPARE_MS = 1_000;

/** Calls back when another company, or none, is found open: in time, when the tab comes into view, when a cookie changes. */
export function watchCompany(
  read: () => Company,
  changed: (company: Company) => void,
  signal: AbortSignal,
): { compare(): Company } {
  let last = '';
  const compare = () => {
    const company = read();
    const now = JSON.stringify(company);
    if (now !== last) {
      last = now;
      changed(company);
    }
    return company;
  };
  const listen = () => void compare();
  document.addEventListener('visibilitychange', listen, { signal });
  document.addEventListener('readystatechange', listen, { signal });
  addEventListener('focus', listen, { signal });
  addEventListener('pageshow', listen, { signal });
  const cookieStore = (globalThis as { cookieStore?: EventTarget }).cookieStore;
  cookieStore?.addEventListener('change', listen, { signal });
  const timer = setInterval(() => {
    if (!document.hidden) compare();
  }, COMPARE_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return { compare };
}
