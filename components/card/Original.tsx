import { useState } from 'preact/hooks';
import type { CardWords } from '../../lib/locales/card/en.ts';
import type { CardView } from '../../lib/protocol/record.ts';
import { trusted } from '../trusted.ts';

/** What is copied for support: codes, ids and the original text. */
export function textForSupport(view: CardView): string {
  const { record, original, company } = view;
  const lines = [
    `${record.type} ${record.number ?? record.name ?? ''}`.trim(),
    `record ${record.id} (version ${record.version})`,
    `state ${record.state}`,
    `company ${company.realm}`,
    record.quickbooks && `QuickBooks ${record.quickbooks.type} ${record.quickbooks.id}`,
    original?.code && `code ${original.code}`,
    original?.message,
    original?.detail,
    original?.request_id && `request ${original.request_id}`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** Ids and the original error, exactly as received and in the language it came in, with Copy. */
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
  const { original, record } = view;
  return (
    <details>
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
            onCopy(textForSupport(view)).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          })}
        >
          {words.shared.copy}
        </button>
        <span role="status">{copied ? words.shared.copied : ''}</span>
      </p>
    </details>
  );
}
