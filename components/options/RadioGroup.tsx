import { useOwnId } from '../use-own-id.ts';

/** One choice of a few. Each choice takes effect at once; the browser handles the arrow keys. */
export function RadioGroup<Value extends string>({
  label,
  values,
  chosen,
  wordOf,
  inRow = false,
  languageOf,
  onChoose,
}: {
  label: string;
  values: readonly Value[];
  chosen: Value;
  wordOf: (value: Value) => string;
  inRow?: boolean;
  /** The language of a choice's text, if it is not the page's. */
  languageOf?: (value: Value) => string | undefined;
  onChoose: (value: Value) => void;
}) {
  const id = useOwnId();
  return (
    <div class="group" role="radiogroup" aria-labelledby={`${id}-label`}>
      <p class="group-label" id={`${id}-label`}>
        {label}
      </p>
      <div class={inRow ? 'choices' : undefined}>
        {values.map((value) => (
          <label key={value} class="choice" lang={languageOf?.(value)}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            {wordOf(value)}
          </label>
        ))}
      </div>
    </div>
  );
}
