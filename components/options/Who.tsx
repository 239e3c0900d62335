import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { ConnectionView } from '../../lib/protocol/options.ts';

/** Who is signed in on the platform, as what, and what that allows. */
export function Who({ connection, words }: { connection: ConnectionView; words: OptionsWords }) {
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
