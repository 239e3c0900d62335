import { useRef, useState } from 'preact/hooks';
import { KEPT, type Kept } from '../../lib/core/keep-key.ts';
import { readTypedAddress } from '../../lib/core/platform-address.ts';
import {
  ABILITIES,
  type AskedField,
  CHOSEN_KINDS,
  DEFAULT_KIND,
  fieldsOf,
  knownKind,
  PLATFORM_KINDS,
  type PlatformKind,
} from '../../lib/core/platform-kinds.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { RadioGroup } from './RadioGroup.tsx';

/** The result of pressing Activate. */
export type ActivateResult =
  | { readonly status: 'connected' }
  | { readonly status: 'denied'; readonly host: string }
  | { readonly status: 'unasked' }
  | { readonly status: 'refused'; readonly problem: Explanation; readonly field: string | null };

export interface Activation {
  readonly kind: PlatformKind;
  /** What was typed, by field. */
  readonly values: Readonly<Record<string, string>>;
  readonly kept: Kept;
  readonly replaces: string | null;
  /** The permissions to request from the browser, before anything is awaited. */
  readonly patterns: readonly string[];
  readonly host: string;
}

type Trouble = { readonly field: string } & ({ readonly text: string } | { readonly problem: Explanation });

/**
 * The kind of platform and its fields. They keep their text if the connection is refused; the reason is shown beside the
 * field.
 * @param kind of the platform that is connected again; `null` for one to be chosen
 * @param address the initial address, if the platform is known
 * @param replaces the connection that this one replaces
 */
export function ConnectForm({
  kind: fixed,
  address: known,
  kept: before = 'profile',
  replaces,
  words,
  onActivate,
}: {
  kind: PlatformKind | null;
  address: string;
  /** How long the key has been kept so far. */
  kept?: Kept;
  replaces: string | null;
  words: OptionsWords;
  onActivate: (activation: Activation) => Promise<ActivateResult>;
}) {
  const id = useOwnId();
  const [kind, setKind] = useState(fixed ?? DEFAULT_KIND);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({ address: known });
  const [kept, setKept] = useState<Kept>(before);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const inputs = useRef<Record<string, HTMLInputElement | null>>({});
  const fields = fieldsOf(kind);
  const wordsOf = (name: string) => words.fields[kind][name];

  const show = (found: Trouble) => {
    setTrouble(found);
    inputs.current[found.field]?.focus();
  };

  const activate = () => {
    if (asking) return;
    const values: Record<string, string> = {};
    const patterns: string[] = [...PLATFORM_KINDS[kind].origins];
    let host: string = PLATFORM_KINDS[kind].name;
    for (const { name, input, optional } of fields) {
      const text = (typed[name] ?? '').trim();
      if (!text && !optional) return show({ field: name, text: wordsOf(name)?.missing ?? '' });
      if (input === 'address') {
        const read = readTypedAddress(text);
        if (!read.ok) return show({ field: name, text: words.address_invalid });
        patterns.push(read.pattern);
        host = read.host;
      }
      values[name] = text;
    }
    setTrouble(null);
    setAsking(true);
    const [first = { name: '' }] = fields;
    // No await before this call: the browser grants a permission only during the click itself.
    onActivate({ kind, values, kept, replaces, patterns, host }).then((result) => {
      setAsking(false);
      if (result.status === 'connected') setTyped({ address: typed.address ?? '' });
      if (result.status === 'denied') show({ field: first.name, text: words.permission_denied(result.host) });
      if (result.status === 'unasked') show({ field: first.name, text: words.connect_unasked });
      if (result.status === 'refused') show({ field: result.field || first.name, problem: result.problem });
    });
  };

  return (
    <form
      class="connect"
      noValidate
      onSubmit={trusted((event) => {
        event.preventDefault();
        activate();
      })}
    >
      {fixed === null && (
        <div class="field">
          <label for={`${id}-kind`}>{words.platform_kind}</label>
          <select
            id={`${id}-kind`}
            value={kind}
            onChange={(event) => {
              setKind(knownKind(event.currentTarget.value));
              setTyped({});
              setTrouble(null);
            }}
          >
            {CHOSEN_KINDS.map((each) => (
              <option key={each} value={each}>
                {PLATFORM_KINDS[each].name}
              </option>
            ))}
          </select>
        </div>
      )}
      <Works kind={kind} words={words} />
      {fields.map((field) => (
        <Field
          key={`${kind} ${field.name}`}
          id={`${id}-${field.name}`}
          field={field}
          said={wordsOf(field.name)}
          text={typed[field.name] ?? ''}
          trouble={trouble?.field === field.name ? trouble : null}
          onInput={(text) => setTyped({ ...typed, [field.name]: text })}
          holdInput={(element) => {
            inputs.current[field.name] = element;
          }}
          words={words}
        />
      ))}
      <RadioGroup
        label={words.kept}
        values={KEPT}
        chosen={kept}
        wordOf={(value) => words.kept_kind[value]}
        onChoose={setKept}
      />
      <p class="hint">{words.kept_hint}</p>
      <p class="hint">{words.permission_hint}</p>
      <p>
        <button type="submit" class="button primary" aria-disabled={asking}>
          {words.activate}
        </button>{' '}
        <span role="status" class="quiet">
          {asking ? words.activating : ''}
        </span>
      </p>
    </form>
  );
}

/** One field, with its hint and what is wrong with it. */
function Field({
  id,
  field: { input, max },
  said,
  text,
  trouble,
  onInput,
  holdInput,
  words,
}: {
  id: string;
  field: AskedField;
  said: { readonly label: string; readonly hint: string } | undefined;
  text: string;
  trouble: Trouble | null;
  onInput: (text: string) => void;
  holdInput: (element: HTMLInputElement | null) => void;
  words: OptionsWords;
}) {
  const common = {
    ref: holdInput,
    id,
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 4 * max,
    value: text,
    'aria-invalid': trouble !== null,
    'aria-describedby': `${id}-hint${trouble ? ` ${id}-trouble` : ''}`,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{said?.label}</label>
      {input === 'address' && <input {...common} type="url" inputMode="url" />}
      {input === 'secret' && <input {...common} type="password" />}
      {input === 'text' && <input {...common} type="text" />}
      <p class="hint" id={`${id}-hint`}>
        {said?.hint}
      </p>
      {trouble && (
        <div class="trouble" id={`${id}-trouble`} role="alert">
          {'text' in trouble ? (
            <p class="what">{trouble.text}</p>
          ) : (
            <Explained explanation={trouble.problem} words={words.shared} />
          )}
        </div>
      )}
    </div>
  );
}

/** What will and will not work with a kind of platform; nothing for one that tells by itself. */
function Works({ kind, words }: { kind: PlatformKind; words: OptionsWords }) {
  const { works, name } = PLATFORM_KINDS[kind];
  if (!works) return null;
  const can: ReadonlySet<string> = new Set(works);
  return (
    <>
      <p class="hint">{words.kind_untried(name)}</p>
      <table class="works">
        <caption>{words.works_title(name)}</caption>
        <tbody>
          {ABILITIES.map((ability) => (
            <tr key={ability}>
              <th scope="row">{words.ability[ability]}</th>
              <td>{can.has(ability) ? words.works_here : words.works_there(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
