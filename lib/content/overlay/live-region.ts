import { makeHost } from './shadow.ts';
import { keepInBody } from './track-element.ts';

export interface LiveRegion {
  /** Read aloud when the user has finished the current action. */
  polite(text: string): void;
  /** Read aloud at once: the failure of the user's last action. */
  assertive(text: string): void;
  /** Removes the messages. */
  clear(): void;
  destroy(): void;
}

const STYLE = `
:host { all: initial !important; position: fixed !important; width: 1px !important; height: 1px !important; overflow: hidden !important; clip-path: inset(50%) !important; user-select: none !important; }
@media print { :host { display: none !important; } }
`;

/** Creates the regions through which assistive technology announces changes; they must exist before they are filled. */
export function makeLiveRegion(language: string): LiveRegion {
  const { host, root } = makeHost('tickmark-live', STYLE);
  host.lang = language;
  const region = (live: 'polite' | 'assertive') => {
    const element = document.createElement('div');
    element.setAttribute('role', live === 'polite' ? 'status' : 'alert');
    element.setAttribute('aria-live', live);
    root.append(element);
    return (text: string) => {
      // Equal texts in a row are announced only if they differ.
      element.textContent = text !== '' && element.textContent === text ? `${text}\u00a0` : text;
    };
  };
  const [polite, assertive] = [region('polite'), region('assertive')];
  const life = new AbortController();
  keepInBody(host, life.signal);
  const clear = () => {
    polite('');
    assertive('');
  };
  return { polite, assertive, clear, destroy: () => life.abort() };
}
