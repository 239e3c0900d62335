import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id for the elements of one component, the same for as long as it is shown and no other's in the document.
 *
 * Preact's own `useId` (11.2) counts anew after every `render` from outside, so that what comes later gets ids that are in
 * use already: a dialog then bears another part's name, and two groups of radio buttons become one.
 */
export function useOwnId(): string {
  const [id] = useState(() => {
    last += 1;
    return `tickmark-${last}`;
  });
  return id;
}
