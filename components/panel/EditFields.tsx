import { useState } from 'preact/hooks';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import type { FieldValues } from './panel-calls.ts';

/** A field that can be edited in place. */
export interface EditableField {
  readonly name: string;
  readonly label: string;
  /** The current value; `null` if it is unknown: then it does not change unless something is typed. */
  readonly value: string | null;
  /** A value that is offered instead of the current one. */
  readonly proposed?: string | null | undefined;
  readonly kind?: 'text' | 'date';
  /** The earliest date, `YYYY-MM-DD`. */
  readonly min?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** A small form for a record's fields. Passes on only changed fields. */
export function EditFields({
  fields,
  submit,
  nothing,
  busy,
  onSubmit,
}: {
  fields: readonly EditableField[];
  submit: string;
  /** Shown while nothing is changed. */
  nothing: string;
  busy: boolean;
  onSubmit: (changed: FieldValues) => void;
}) {
  const id = useOwnId();
  const [typed, setTyped] = useState<FieldValues>({});
  const changed = Object.fromEntries(
    fields.flatMap(({ name, value, proposed }) => {
      const text = (typed[name] ?? proposed)?.trim();
      return text !== undefined && text !== '' && text !== (value ?? '') ? [[name, text]] : [];
    }),
  );
  const isChanged = Object.keys(changed).length > 0;
  const common = ({ name, value, proposed, placeholder }: EditableField) => ({
    id: `${id}-${name}`,
    value: typed[name] ?? proposed ?? value ?? '',
    placeholder: value === null ? (placeholder ?? '') : '',
    autocomplete: 'off',
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setTyped((before) => ({ ...before, [name]: currentTarget.value })),
  });
  return (
    <form
      class="fields"
      onSubmit={trusted((event) => {
        event.preventDefault();
        if (isChanged && !busy) onSubmit(changed);
      })}
    >
      {fields.map((field) => (
        <div key={field.name} class="field-row">
          <label for={`${id}-${field.name}`}>{field.label}</label>
          {field.kind === 'date' ? (
            <input type="date" {...(field.min === undefined ? {} : { min: field.min })} {...common(field)} />
          ) : (
            <input type="text" {...common(field)} />
          )}
        </div>
      ))}
      <div class="buttons">
        <button
          type="submit"
          class="button primary"
          disabled={!isChanged || busy}
          aria-describedby={isChanged ? undefined : `${id}-note`}
        >
          {submit}
        </button>
      </div>
      {!isChanged && (
        <p class="quiet small" id={`${id}-note`}>
          {nothing}
        </p>
      )}
    </form>
  );
}
