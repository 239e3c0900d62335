import { makeHost } from './shadow.ts';
import { keepInBody } from './track-element.ts';

export interface LiveRegion {
  /** Said when the person has finished what they are at. */
  polite(text: string): void;
  /** Said at once: the failure of what the person has just asked for. */
  assertive(text: string): void;
  /** Takes back what was said. */
  clear(): void;
  destroy(): void;
}

const STYLE = `
:host { all: initial !important; position: fixed !important; width: 1px !important; height: 1px !important; overflow: hidden !important; clip-path: inset(50%) !important; user-select: none !important; }
@media print { :host { display: none !important; } }
`;

/** Makes the regions through which assistive technology hears of changes; they have to exist before they are filled. */
export function makeLiveRegion(language: string): LiveRegion {
  const { host, root } = makeHost('tickmark-live', STYLE);
  host.lang = language;
  const region = (live: 'polite' | 'assertive') => {
    const element = document.createElement('div');
    element.setAttribute('role', live === 'polite' ? 'status' : 'alert');
    element.setAttribute('aria-live', live);
    root.append(element);
    return (text: string) => {
      // The same words said twice are a change only when something lies between.
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
