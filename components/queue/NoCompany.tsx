import type { QueueWords } from '../../lib/locales/queue/en.ts';
import { Brand } from '../Brand.tsx';

/** The page without a company: it is being read, cannot be read, there is none, or not this one. */
export function NoCompany({
  why,
  words,
  optionsAddress,
}: {
  why: 'reading' | 'gone' | 'no_company' | 'unknown_company';
  words: QueueWords;
  optionsAddress: string;
}) {
  return (
    <main class="queue">
      <Brand heading />
      <p class="empty">{words[why]}</p>
      {why !== 'reading' && why !== 'gone' && (
        <p>
          <a href={optionsAddress}>{words.open_options}</a>
        </p>
      )}
    </main>
  );
}
