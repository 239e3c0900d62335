import { formatAgo, formatInFull, formatMoment } from '../../lib/locales/format-time.ts';
import type { Writing } from './name-record.ts';

/** An instant in the company's time zone; in full as a tooltip and for machines. `ago` adds the time since then. */
export function Moment({
  at,
  ago = false,
  writing,
}: {
  at: string;
  ago?: boolean;
  writing: Omit<Writing, 'words'>;
}) {
  const { now, timeZone, language } = writing;
  if (Number.isNaN(Date.parse(at))) return <span>{at}</span>;
  const moment = formatMoment(at, now, timeZone, language);
  return (
    <time dateTime={at} title={formatInFull(at, timeZone, language)}>
      {ago ? `${moment} (${formatAgo(at, now, timeZone, language)})` : moment}
    </time>
  );
}
