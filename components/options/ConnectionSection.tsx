import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { ConnectionView } from '../../lib/protocol/options.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { CompanySettings } from './CompanySettings.tsx';
import { type ActivateResult, type Activation, ConnectForm } from './ConnectForm.tsx';
import type { OptionsProps } from './options-props.ts';
import { Unfolding } from './Unfolding.tsx';

/** The user signed in on the platform, with role and permissions. */
function Who({ connection, words }: { connection: ConnectionView; words: OptionsWords }) {
  const facts = [
    { term: words.user, text: connection.user },
    { term: words.role, text: words.shared.role[connection.role] },
    { term: words.address, text: connection.address },
    { term: words.masked_key, text: connection.masked_key },
    ...(connection.platform_version
      ? [{ term: words.platform_version, text: connection.platform_version }]
      : []),
  ];
  return (
    <dl class="facts">
      {facts.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {connection.rights.length > 0 && (
        <div>
          <dt>{words.rights}</dt>
          <dd>
            <ul>
              {connection.rights.map((right) => (
                <li key={right}>{right}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** One connection: its user and permissions, its companies, and how to change or end it. */
export function ConnectionSection({
  connection,
  words,
  language,
  now,
  onActivate,
  onDisconnect,
  onFrequency,
  onApproval,
  onRemove,
}: Pick<OptionsProps, 'words' | 'language' | 'now' | 'onFrequency' | 'onApproval'> & {
  connection: ConnectionView;
  onActivate: (activation: Activation) => Promise<ActivateResult>;
  onDisconnect: () => void;
  onRemove: (companyKey: string) => void;
}) {
  const id = useOwnId();
  const form = (
    <ConnectForm
      kind={connection.kind}
      address={connection.address}
      kept={connection.kept}
      replaces={connection.connection_id}
      words={words}
      onActivate={onActivate}
    />
  );
  return (
    <section class="panel" aria-labelledby={`${id}-title ${id}-companies`}>
      <h2 id={`${id}-title`}>{words.connection(connection.platform)}</h2>
      <p class="quiet" id={`${id}-companies`}>
        {connection.companies.map((company) => company.name).join(', ')}
      </p>
      {connection.disconnected ? (
        <>
          <p class="notice tone-decide">{words.connected_before}</p>
          {form}
        </>
      ) : (
        <>
          <Who connection={connection} words={words} />
          <p>
            <button
              type="button"
              class="button"
              aria-describedby={`${id}-title ${id}-companies`}
              onClick={trusted(onDisconnect)}
            >
              {words.disconnect}
            </button>
          </p>
          <Unfolding label={words.change_key}>{form}</Unfolding>
        </>
      )}
      {connection.companies.length === 0 && <p class="notice tone-decide">{words.no_companies}</p>}
      {connection.companies.map((company) => (
        <CompanySettings
          key={company.company_key}
          company={company}
          words={words}
          language={language}
          now={now}
          onFrequency={(frequency) => onFrequency(company.company_key, frequency)}
          onApproval={(approval) => onApproval(company.company_key, approval)}
          onRemove={() => onRemove(company.company_key)}
        />
      ))}
    </section>
  );
}
