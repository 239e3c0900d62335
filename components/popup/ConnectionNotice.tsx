import { formatMoment } from '../../lib/locales/format-time.ts';
import type { PopupWords } from '../../lib/locales/popup/en.ts';
import type { CompanySummary, Explanation } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import type { Writing } from '../record/name-record.ts';
import { trusted } from '../trusted.ts';
import type { PopupTarget } from './popup-props.ts';

/** What is told of a connection in trouble where the worker has no explanation of its own. */
function ownExplanation(company: CompanySummary, words: PopupWords, writing: Writing): Explanation | null {
  const { connection, platform, connection_since: since } = company;
  const told = (what: string, step: string | null): Explanation => ({
    code: connection,
    what,
    steps: step ? [step] : [],
    otherwise: null,
    details: null,
  });
  switch (connection) {
    case 'ok':
    case 'never_synced':
    // The worker always has words for what stops itself.
    case 'stopped':
      return null;
    case 'down': {
      const from = since ? formatMoment(since, writing.now, writing.timeZone, writing.language) : '';
      return told(words.connection.down(platform, from), words.connection.down_step);
    }
    case 'busy':
      return told(words.connection.busy(platform), null);
    case 'refused':
      return told(words.connection.refused(platform), words.connection.refused_step);
    case 'quickbooks_off':
      return told(words.connection.quickbooks_off(platform), words.connection.quickbooks_off_step);
  }
}

/** A connection in trouble: what is wrong, since when, and what to do. Nothing while all is well. */
export function ConnectionNotice({
  company,
  words,
  writing,
  onShow,
}: {
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
  onShow: (view: PopupTarget) => void;
}) {
  if (company.connection === 'ok') return <Stalled company={company} words={words} writing={writing} />;
  const explanation = company.problem ?? ownExplanation(company, words, writing);
  if (!explanation) return null;
  return (
    <div class={`notice ${company.connection === 'busy' ? 'tone-quiet' : 'tone-bad'}`}>
      <Explained explanation={explanation} words={words.shared} />
      {company.connection === 'refused' && (
        <p>
          <button type="button" class="button" onClick={trusted(() => onShow('options'))}>
            {words.reconnect}
          </button>
        </p>
      )}
    </div>
  );
}

/** A queue that does not move although the connection stands: the diagnosis below knows why. */
function Stalled({
  company,
  words,
  writing,
}: {
  company: CompanySummary;
  words: PopupWords;
  writing: Writing;
}) {
  if (!company.stalled_since) return null;
  const { now, timeZone, language } = writing;
  return (
    <div class="notice tone-decide">
      <p class="notice-title">
        {words.connection.stalled(formatMoment(company.stalled_since, now, timeZone, language))}
      </p>
      <p>{words.connection.stalled_step}</p>
    </div>
  );
}
