import { useMemo } from 'preact/hooks';
import {
  countWaits,
  drawHistory,
  type History,
  medianWait,
  WAITS,
} from '../../lib/core/listing/draw-history.ts';
import type { LogLine } from '../../lib/core/listing/log-lines.ts';
import { formatAge, formatDate } from '../../lib/locales/format-time.ts';
import type { QueueFrame } from './queue-frame.ts';

const DAYS = 30;
const WIDTH = 560;
const HEIGHT = 92;
/** The height of the folded strip. */
const STRIP = 16;
const BAR = WIDTH / DAYS;

/** The last days, folded to a strip: what was synced and what failed each day, and how long records waited. */
export function HistoryPicture({ frame, lines }: { frame: QueueFrame; lines: readonly LogLine[] }) {
  const { words, writing, records } = frame;
  const today = Math.floor(writing.now / 60_000);
  const history = useMemo(() => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: writing.timeZone });
    return drawHistory(lines, records, today * 60_000, DAYS, (at) => calendar.format(at));
  }, [lines, records, today, writing.timeZone]);
  if (!history.days.some(({ synced, failed }) => synced + failed > 0)) return null;
  const sum = (of: (day: History['days'][number]) => number) =>
    history.days.reduce((total, day) => total + of(day), 0);
  return (
    <details class="history">
      <summary>
        <span>{words.history.heading}</span>
        <Strip history={history} />
        <span class="quiet small">
          {words.history.in_all(
            sum(({ synced }) => synced),
            sum(({ failed }) => failed),
          )}
        </span>
      </summary>
      <div class="history-charts">
        <PerDay frame={frame} history={history} />
        <Waits frame={frame} history={history} />
      </div>
    </details>
  );
}

/** The days in one line; what it shows stands beside it in words. */
function Strip({ history: { days } }: { history: History }) {
  const most = Math.max(1, ...days.map(({ synced, failed }) => synced + failed));
  const scale = (n: number) => (n / most) * STRIP;
  return (
    <svg class="strip" viewBox={`0 0 ${DAYS * 6} ${STRIP}`} aria-hidden="true">
      {days.map(({ day, synced, failed }, at) => (
        <g key={day}>
          <rect x={at * 6} y={STRIP - scale(synced)} width="4" height={scale(synced)} class="synced" />
          <rect
            x={at * 6}
            y={STRIP - scale(synced + failed)}
            width="4"
            height={scale(failed)}
            class="failed"
          />
        </g>
      ))}
    </svg>
  );
}

function PerDay({ frame, history }: { frame: QueueFrame; history: History }) {
  const { words, language, writing } = frame;
  const { days } = history;
  const most = Math.max(1, ...days.map(({ synced, failed }) => synced + failed));
  const nameOf = (day: string) => formatDate(day, writing.now, writing.timeZone, language);
  const scale = (n: number) => (n / most) * HEIGHT;
  return (
    <figure>
      <figcaption>
        {words.history.per_day} <span class="key synced">{words.history.synced}</span>{' '}
        <span class="key failed">{words.history.failed}</span>
      </figcaption>
      <svg viewBox={`-26 -6 ${WIDTH + 44} ${HEIGHT + 22}`} role="img" aria-label={words.history.per_day}>
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} class="axis" />
        <text x="-4" y="5" class="scale">
          {most}
        </text>
        <text x="-4" y={HEIGHT} class="scale">
          0
        </text>
        {days.map(({ day, synced, failed }, at) => (
          <g key={day}>
            <title>{words.history.day(nameOf(day), synced, failed)}</title>
            <rect x={at * BAR} y="0" width={BAR} height={HEIGHT} class="room" />
            <rect
              x={at * BAR + 2}
              y={HEIGHT - scale(synced)}
              width={BAR - 4}
              height={scale(synced)}
              class="synced"
            />
            <rect
              x={at * BAR + 2}
              y={HEIGHT - scale(synced + failed)}
              width={BAR - 4}
              height={scale(failed)}
              class="failed"
            />
            {at % 7 === 1 && (
              <text x={at * BAR + BAR / 2} y={HEIGHT + 14} class="day">
                {nameOf(day)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <table class="unseen">
        <caption>{words.history.per_day}</caption>
        <tbody>
          {days.map(({ day, synced, failed }) => (
            <tr key={day}>
              <td>{words.history.day(nameOf(day), synced, failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Waits({ frame, history }: { frame: QueueFrame; history: History }) {
  const { words, language, writing } = frame;
  const counts = countWaits(history.waits);
  const median = medianWait(history.waits);
  if (median === null) return null;
  const most = Math.max(...Object.values(counts));
  const since = new Date(writing.now - median).toISOString();
  return (
    <figure class="waits">
      <figcaption>{words.history.waited}</figcaption>
      <dl>
        {WAITS.map(({ key }) => (
          <div key={key}>
            <dt>{words.history.wait[key]}</dt>
            <dd>
              <span class="wait-bar" style={{ width: `${(counts[key] / most) * 100}%` }} />
              <span class="number">{counts[key]}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="quiet small">
        {words.history.median(formatAge(since, writing.now, writing.timeZone, language))}
      </p>
    </figure>
  );
}
