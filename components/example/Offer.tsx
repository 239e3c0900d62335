import { useState } from 'preact/hooks';
import type { OfferWords } from '../../lib/locales/example-offer/en.ts';
import { trusted } from '../trusted.ts';

/**
 * The offer to try Tickmark out with a company that is made up.
 * @param onTry opens it, and resolves to whether that went well
 */
export function Offer({ words, onTry }: { words: OfferWords; onTry: () => Promise<boolean> }) {
  const [state, setState] = useState<'offered' | 'opening' | 'failed'>('offered');
  const start = async () => {
    if (state === 'opening') return;
    setState('opening');
    setState((await onTry()) ? 'offered' : 'failed');
  };
  return (
    <>
      <p class="buttons">
        <button
          type="button"
          class="button"
          aria-disabled={state === 'opening'}
          onClick={trusted(() => void start())}
        >
          {words.offer}
        </button>
      </p>
      <p class="quiet small">{words.note}</p>
      <p role="status">{state === 'failed' && words.failed}</p>
    </>
  );
}
