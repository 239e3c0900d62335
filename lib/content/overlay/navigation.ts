/** How often the address is compared where the browser has no Navigation API. */
const COMPARE_MS = 250;

/**
 * Calls back once for each address the page goes to without a reload, after `location.href` has become the new one.
 * Browsers report a move several times; equal addresses in a row are one.
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
  // Firefox before 147: `pushState` of the page's own world cannot be heard from here.
  const timer = setInterval(compare, COMPARE_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
