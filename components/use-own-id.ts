import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id for the elements of one component, stable while it is shown and unique in the document.
 * Preact's own `useId` (11.2) restarts its count after every `render` from outside, so that later components get ids
 * already in use: a dialog then has another part's name, and two groups of radio buttons become one.
 */
export function useOwnId(): string {
  const [id] = useState(() => {
    last += 1;
    return `tickmark-${last}`;
  });
  return id;
}
