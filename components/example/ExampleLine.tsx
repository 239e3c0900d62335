import type { ExampleLineWords } from '../../lib/locales/example-line/en.ts';
import { trusted } from '../trusted.ts';
import { useAttempt } from './use-attempt.ts';

/**
 * Says on every surface that shows the example company that nothing of it is real, and removes it by one press.
 * @param onRemove removes it, and resolves to why it is still there; `null` if it is gone
 */
export function ExampleLine({
  words,
  onRemove,
}: {
  words: ExampleLineWords;
  onRemove: () => Promise<string | null>;
}) {
  const { isUnderWay, problem, start } = useAttempt(onRemove);
  return (
    <aside class="example-line" aria-label={words.line}>
      <strong>{words.line}</strong>
      <span role="status">{problem}</span>
      <button type="button" class="button small" aria-disabled={isUnderWay} onClick={trusted(start)}>
        {words.remove}
      </button>
    </aside>
  );
}
