import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { PopupAnswer } from '../../lib/protocol/company.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** Which company the QuickBooks tab in front shows, where that is not the one whose numbers stand below. */
export function OpenCompany({
  answer,
  words,
  onConnect,
}: {
  answer: PopupAnswer;
  words: PopupWords;
  onConnect: () => void;
}) {
  const { open, open_is_connected, company } = answer;
  if (!open) return null;
  if (open.conflict) {
    return (
      <p class="notice tone-decide">
        <Glyph name="mark" /> {words.conflict}
      </p>
    );
  }
  if (!open.realm || open_is_connected) return null;
  const platforms = [...new Set(answer.companies.map(({ platform }) => platform))];
  return (
    <div class="notice tone-decide open-company">
      <p>
        {words.open_not_connected(
          open.name ?? words.a_company,
          platforms.length > 0 ? platforms.join(', ') : words.any_platform,
        )}
      </p>
      {company && <p class="quiet small">{words.not_open(company.name)}</p>}
      <p>
        <button type="button" class="button" onClick={trusted(onConnect)}>
          {words.connect}
        </button>
      </p>
    </div>
  );
}
