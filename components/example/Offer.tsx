import type { OfferWords } from '../../lib/locales/example-offer/en.ts';
import { trusted } from '../trusted.ts';
import { useAttempt } from './use-attempt.ts';

/**
 * The offer to try Tickmark out with a company that is made up.
 * @param onTry opens it, and resolves to why it could not be opened; `null` if it was
 */
export function Offer({ words, onTry }: { words: OfferWords; onTry: () => Promise<string | null> }) {
  const { isUnderWay, problem, start } = useAttempt(onTry);
  return (
    <>
      <p class="buttons">
        <button type="button" class="button" aria-disabled={isUnderWay} onClick={trusted(start)}>
          {words.offer}
        </button>
      </p>
      <p class="quiet small">{words.note}</p>
      <p role="status">{problem}</p>
    </>
  );
}
