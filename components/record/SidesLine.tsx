import type { SideField, Sides, SideValues } from '../../lib/core/records/compare-sides.ts';
import { formatMoney, type Money } from '../../lib/core/records/money.ts';
import { isSynced, type ShownState } from '../../lib/core/records/sync-state.ts';
import type { CardWords } from '../../lib/locales/card/en.ts';
import { dayOf, formatClock, formatDate, formatInFull } from '../../lib/locales/format-time.ts';
import { Glyph } from '../state/Glyph.tsx';
import { Moment } from './Moment.tsx';
import type { Writing } from './name-record.ts';

/** Whether both sides are known to say the same, and the record counts as synced. */
export function sidesAgree({ missing, differs }: Sides, state: ShownState): boolean {
  return missing === null && differs.length === 0 && isSynced(state);
}

/** A field's value in words; a record without an amount is known by its name. */
function textOf(field: SideField, values: SideValues, { language, now, timeZone }: Writing): string | null {
  if (field === 'amount') return values.amount && formatMoney(values.amount, language);
  const value = values[field];
  return field === 'date' && value ? formatDate(value, now, timeZone, language) : value;
}

/** `+$50.00`: how much more QuickBooks says. */
function gapText(gap: Money, language: string): string {
  const text = formatMoney(gap, language);
  return gap.value.startsWith('-') ? text : `+${text}`;
}

interface SidesProps {
  sides: Sides;
  state: ShownState;
  platform: string;
  words: CardWords['sides'];
  writing: Writing;
}

/** What both sides say of a record, the difference marked: the first thing that is shown of it. */
export function SidesLine(props: SidesProps) {
  const { sides, state, platform, words, writing } = props;
  const { quickbooks, missing, gap } = sides;
  const main: SideField = sides.platform.amount || quickbooks?.amount ? 'amount' : 'name';
  const said = textOf(main, sides.platform, writing);
  if (sidesAgree(sides, state)) {
    const day = textOf('date', sides.platform, writing);
    return (
      <p class="sides agree">
        <Glyph name="tick" />{' '}
        <span>
          {said ? (
            <>
              {words.both_say} <strong class="money">{said}</strong>
            </>
          ) : (
            words.agree
          )}
          {day && ` · ${day}`}
          {sides.checked_at && (
            <>
              {' · '}
              {words.checked} <Moment at={sides.checked_at} writing={writing} />
            </>
          )}
        </span>
      </p>
    );
  }
  const fields = [...new Set([...(said === null ? [] : [main]), ...sides.differs])];
  if (fields.length === 0 && missing === null) return null;
  return (
    <div class="sides">
      <dl class="both">
        <Side name={platform} of={sides.platform} sides={sides} fields={fields} writing={writing} />
        {quickbooks ? (
          <Side name="QuickBooks" of={quickbooks} sides={sides} fields={fields} writing={writing} />
        ) : (
          missing && (
            <div>
              <dt>QuickBooks</dt>
              <dd class="quiet">{words.missing[missing](platform)}</dd>
            </div>
          )
        )}
        {gap && (
          <div class="gap">
            <dt>{words.gap}</dt>
            <dd class="money">{gapText(gap, writing.language)}</dd>
          </div>
        )}
      </dl>
      <Since {...props} />
      {state === 'changed' && quickbooks && !sides.differs.length && (
        <p class="quiet small">{words.elsewhere}</p>
      )}
    </div>
  );
}

function Side({
  name,
  of,
  sides,
  fields,
  writing,
}: {
  name: string;
  of: SideValues;
  sides: Sides;
  fields: readonly SideField[];
  writing: Writing;
}) {
  return (
    <div>
      <dt>{name}</dt>
      {fields.map((field) => {
        const differs = sides.differs.includes(field);
        const text = textOf(field, of, writing) ?? '—';
        return (
          <dd key={field} class={field === 'amount' ? 'money' : undefined}>
            {differs ? <mark>{text}</mark> : text}
          </dd>
        );
      })}
    </div>
  );
}

/** Who changed it and when, and when both sides were last equal. */
function Since({ sides: { changed, equal_at, differs }, state, platform, words, writing }: SidesProps) {
  const by = state === 'changed' && changed ? changed.by : null;
  if (by === null && (differs.length === 0 || !equal_at)) return null;
  return (
    <p class="quiet small">
      {by && words.changed[by](platform)}
      {by && changed?.at && (
        <>
          {' '}
          <Day at={changed.at} words={words} writing={writing} />
        </>
      )}
      {equal_at && (
        <>
          {by && ', '}
          {by ? words.equal : words.equal_alone} <Day at={equal_at} words={words} writing={writing} />
        </>
      )}
    </p>
  );
}

/** `on Mar 2`, or today `at 08:12`; in full as a tooltip. */
function Day({ at, words, writing }: { at: string; words: CardWords['sides']; writing: Writing }) {
  const { now, timeZone, language } = writing;
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return <>{at}</>;
  const day = dayOf(instant, timeZone);
  const isToday = day === dayOf(now, timeZone);
  return (
    <time dateTime={at} title={formatInFull(at, timeZone, language)}>
      {isToday
        ? words.at(formatClock(at, timeZone, language))
        : words.on(formatDate(day, now, timeZone, language))}
    </time>
  );
}
