import { useRef, useState } from 'preact/hooks';
import { fieldOfProblem, readTypedAddress } from '../../lib/core/platform-address.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';

/** The result of pressing Activate. */
export type ActivateResult =
  | { readonly status: 'connected' }
  | { readonly status: 'denied'; readonly host: string }
  | { readonly status: 'unasked' }
  | { readonly status: 'refused'; readonly problem: Explanation };

export interface Activation {
  readonly address: string;
  readonly access_key: string;
  readonly replaces: string | null;
  /** The permission to request from the browser, before anything is awaited. */
  readonly pattern: string;
  readonly host: string;
}

type Trouble =
  | { readonly field: 'address' | 'key'; readonly text: string }
  | { readonly field: 'address' | 'key'; readonly problem: Explanation };

/**
 * The two fields of a connection. They keep their text if the connection is refused; the reason is shown beside the
 * field.
 * @param address the initial address, if the platform is known
 * @param replaces the connection that this one replaces
 */
export function ConnectForm({
  address: known,
  replaces,
  words,
  onActivate,
}: {
  address: string;
  replaces: string | null;
  words: OptionsWords;
  onActivate: (activation: Activation) => Promise<ActivateResult>;
}) {
  const id = useOwnId();
  const [address, setAddress] = useState(known);
  const [key, setKey] = useState('');
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const fields = { address: useRef<HTMLInputElement>(null), key: useRef<HTMLInputElement>(null) };

  const show = (found: Trouble) => {
    setTrouble(found);
    fields[found.field].current?.focus();
  };

  const activate = () => {
    if (asking) return;
    const typed = readTypedAddress(address);
    if (!typed.ok) {
      const text = typed.why === 'missing' ? words.address_missing : words.address_invalid;
      return show({ field: 'address', text });
    }
    if (!key.trim()) return show({ field: 'key', text: words.key_missing });
    setTrouble(null);
    setAsking(true);
    const { address: read, pattern, host } = typed;
    // No await before this call: the browser grants a permission only during the click itself.
    onActivate({ address: read, access_key: key.trim(), replaces, pattern, host }).then((result) => {
      setAsking(false);
      if (result.status === 'connected') setKey('');
      if (result.status === 'denied') show({ field: 'address', text: words.permission_denied(result.host) });
      if (result.status === 'unasked') show({ field: 'address', text: words.connect_unasked });
      if (result.status === 'refused')
        show({ field: fieldOfProblem(result.problem.code), problem: result.problem });
    });
  };

  const troubleOf = (field: 'address' | 'key') =>
    trouble?.field === field && (
      <div class="trouble" id={`${id}-${field}-trouble`} role="alert">
        {'text' in trouble ? (
          <p class="what">{trouble.text}</p>
        ) : (
          <Explained explanation={trouble.problem} words={words.shared} />
        )}
      </div>
    );
  const described = (field: 'address' | 'key') =>
    `${id}-${field}-hint${trouble?.field === field ? ` ${id}-${field}-trouble` : ''}`;

  return (
    <form
      class="connect"
      noValidate
      onSubmit={trusted((event) => {
        event.preventDefault();
        activate();
      })}
    >
      <div class="field">
        <label for={`${id}-address`}>{words.address}</label>
        <input
          ref={fields.address}
          id={`${id}-address`}
          type="url"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={address}
          aria-invalid={trouble?.field === 'address'}
          aria-describedby={described('address')}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <p class="hint" id={`${id}-address-hint`}>
          {words.address_hint}
        </p>
        {troubleOf('address')}
      </div>
      <div class="field">
        <label for={`${id}-key`}>{words.key}</label>
        <input
          ref={fields.key}
          id={`${id}-key`}
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={key}
          aria-invalid={trouble?.field === 'key'}
          aria-describedby={described('key')}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <p class="hint" id={`${id}-key-hint`}>
          {words.key_hint}
        </p>
        {troubleOf('key')}
      </div>
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
