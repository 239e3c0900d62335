import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { PopupAnswer } from '../../lib/protocol/company.ts';
import { Brand } from '../Brand.tsx';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';
import { CompanyPanel } from './CompanyPanel.tsx';
import type { PopupProps } from './popup-props.ts';
import { SetUp } from './SetUp.tsx';

/** The company of the front QuickBooks tab, if it is not the one whose counts are shown. */
function OpenCompany({
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

/** The popup: company, the three counts, failures, last and next run. It is never blank. */
export function PopupView(props: PopupProps) {
  const { answer, gone, words, language, onShow } = props;
  return (
    <main class="popup" lang={language}>
      <div class="popup-head">
        <Brand />
        <button type="button" class="link" onClick={trusted(() => onShow('diagnosis'))}>
          {words.diagnosis}
        </button>
        <button type="button" class="link" onClick={trusted(() => onShow('options'))}>
          {words.options}
        </button>
      </div>
      {gone && (
        <div class="notice tone-bad" role="alert">
          <p class="notice-title">{words.gone}</p>
          <p>{words.gone_step}</p>
        </div>
      )}
      {answer ? <Answered {...props} answer={answer} /> : !gone && <p class="quiet">{words.reading}</p>}
    </main>
  );
}

function Answered(props: PopupProps & { answer: PopupAnswer }) {
  const { answer, words, onShow, onCompany } = props;
  if (answer.companies.length === 0 && !answer.company) {
    return <SetUp step={1} words={words} onConnect={() => onShow('options')} />;
  }
  const { company } = answer;
  return (
    <>
      <OpenCompany answer={answer} words={words} onConnect={() => onShow('options')} />
      {company && <CompanyPanel {...props} company={company} />}
      <Switcher answer={answer} words={words} onCompany={onCompany} />
    </>
  );
}

/** The other connected companies; their counts appear only under their own names. */
function Switcher({
  answer,
  words,
  onCompany,
}: {
  answer: PopupAnswer;
  words: PopupWords;
  onCompany: (companyKey: string) => void;
}) {
  const others = answer.companies.filter((company) => company.company_key !== answer.company?.company_key);
  if (others.length === 0) return null;
  return (
    <nav class="switcher" aria-label={words.choose_company}>
      <p class="quiet small">{words.choose_company}</p>
      <ul>
        {others.map((company) => (
          <li key={company.company_key}>
            <button
              type="button"
              class="link"
              aria-label={words.show_company(company.name)}
              onClick={trusted(() => onCompany(company.company_key))}
            >
              {company.name}
            </button>
            <span class="quiet small"> · {company.platform}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
