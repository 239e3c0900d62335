import type { ExampleLineWords } from '../../lib/locales/example-line/en.ts';
import { trusted } from '../trusted.ts';

/** Says on every surface that shows the example company that nothing of it is real, and removes it by one press. */
export function ExampleLine({ words, onRemove }: { words: ExampleLineWords; onRemove: () => void }) {
  return (
    <aside class="example-line" aria-label={words.line}>
      <strong>{words.line}</strong>
      <button type="button" class="button small" onClick={trusted(onRemove)}>
        {words.remove}
      </button>
    </aside>
  );
}
