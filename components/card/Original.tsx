import { useState } from 'preact/hooks';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { trusted } from '../trusted.ts';

/** Ids and the original error, as received without secrets and in its own language, with Copy. */
export function Original({
  view,
  words,
  onCopy,
}: {
  view: CardView;
  words: CardWords;
  onCopy: (text: string) => Promise<void>;
}) {
  const [copied, setCopied] = useState(false);
  const [withNames, setWithNames] = useState(false);
  const { original, record } = view;
  return (
    <details data-remedy="copy_details">
      <summary>{words.shared.details}</summary>
      {original && (original.code || original.message || original.detail) && (
        <div class="original">
          <p class="quiet small">{words.original}</p>
          <div class="raw" lang="en">
            {original.code && <p>{original.code}</p>}
            {original.message && <p>{original.message}</p>}
            {original.detail && original.detail !== original.message && <p>{original.detail}</p>}
          </div>
        </div>
      )}
      <dl class="facts small">
        {original?.request_id && (
          <div>
            <dt>{words.request_id}</dt>
            <dd class="raw">{original.request_id}</dd>
          </div>
        )}
        <div>
          <dt>{words.record_id}</dt>
          <dd class="raw">{record.id}</dd>
        </div>
        {record.quickbooks && (
          <div>
            <dt>{words.quickbooks_record}</dt>
            <dd class="raw" lang="en">
              {record.quickbooks.type} {record.quickbooks.id}
            </dd>
          </div>
        )}
      </dl>
      <p class="copy">
        <button
          type="button"
          class="button small"
          onClick={trusted(() => {
            onCopy(view.for_support[withNames ? 'named' : 'unnamed']).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          })}
        >
          {words.shared.copy}
        </button>{' '}
        <label>
          <input
            type="checkbox"
            checked={withNames}
            onChange={(event) => setWithNames(event.currentTarget.checked)}
          />{' '}
          {words.copy_names}
        </label>{' '}
        <span role="status">{copied ? words.shared.copied : ''}</span>
      </p>
    </details>
  );
}
