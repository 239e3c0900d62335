/** Interval for comparing the address if the browser has no Navigation API. */
const COMPARE_MS = 250;

/**
 * Calls back once for each address that the page navigates to without a reload, after `location.href` has changed.
 * Browsers report a navigation several times; equal addresses in a row count once.
 */
export function onAddressChange(changed: (href: string) => void, signal: AbortSignal): void {
  let last = location.href;
  const compare = () => {
    if (location.href === last || signal.aborted) return;
    last = location.href;
    changed(last);
  };
  addEventListener('popstate', compare, { signal });
  if ('navigation' in globalThis) {
    navigation.addEventListener('currententrychange', compare, { signal });
    return;
  }
  // Firefox before 147: `pushState` calls in the page's own world cannot be observed from here.
  const timer = setInterval(compare, COMPARE_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
