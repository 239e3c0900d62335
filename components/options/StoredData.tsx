import type { Language } from '../../lib/core/languages.ts';
import { formatBytes } from '../../lib/locales/format-bytes.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { OptionsAnswer } from '../../lib/protocol/options.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** What is kept on this computer, how much of it and until when, and the button that removes it all. */
export function StoredData({
  stored,
  words,
  language,
  onRemoveAll,
}: {
  stored: OptionsAnswer['stored'];
  words: OptionsWords;
  language: Language;
  onRemoveAll: () => void;
}) {
  const id = useOwnId();
  const size = stored.bytes === null ? null : formatBytes(stored.bytes, language);
  return (
    <section class="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.stored}</h2>
      <p>
        <strong>{words.stored_amount(stored.records, stored.jobs, size)}</strong>
      </p>
      <ul>
        {words.stored_what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{words.stored_until}</p>
      <p>
        <button type="button" class="button destructive" onClick={trusted(onRemoveAll)}>
          {words.remove_all}
        </button>
      </p>
    </section>
  );
}
