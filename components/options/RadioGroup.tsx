import { useOwnId } from '../use-own-id.ts';

/** One choice out of a few. Each choice holds at once; the arrow keys move among them as the browser has it. */
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
  /** The language that a choice is written in, where that is not the page's. */
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
