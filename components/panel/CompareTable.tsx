import type { FieldChoice, FieldDifference, Side } from '../../lib/core/records/compare-fields.ts';
import { formatMoney, isDecimal } from '../../lib/core/records/money.ts';
import type { PanelWords } from '../../lib/locales/panel/en.ts';
import { useOwnId } from '../use-own-id.ts';

const MONEY: ReadonlySet<string> = new Set(['amount', 'tax', 'rate', 'balance']);

/** What a field is called; a name without a word of its own is shown as it came. */
export function fieldLabel(name: string, words: PanelWords): string {
  return words.field[name] ?? name.replaceAll('_', ' ');
}

/** A field's value as people write it. @param currency of the record, for fields that are money */
export function fieldValue(name: string, value: string, currency: string | null, language: string): string {
  return currency && MONEY.has(name) && isDecimal(value) ? formatMoney({ value, currency }, language) : value;
}

/** The fields in which the sides differ, side by side, each with a choice where one can be made. */
export function CompareTable({
  differences,
  choice,
  onChoose,
  platform,
  currency,
  words,
  language,
}: {
  differences: readonly FieldDifference[];
  choice: FieldChoice;
  /** Absent where there is nothing to choose. */
  onChoose?: ((name: string, side: Side) => void) | undefined;
  platform: string;
  currency: string | null;
  words: PanelWords;
  language: string;
}) {
  const group = useOwnId();
  const sides = { platform, quickbooks: words.quickbooks };
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col" class="field">
            {words.field_column}
          </th>
          <th scope="col">{platform}</th>
          <th scope="col">{words.quickbooks}</th>
          <th scope="col">{words.last_synced}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const label = fieldLabel(difference.name, words);
          const written = (value: string | null) =>
            value === null ? words.nothing : fieldValue(difference.name, value, currency, language);
          return (
            <tr key={difference.name} class={choice[difference.name] ? '' : 'open'}>
              <th scope="row" class="field">
                {label}
                {onChoose && difference.changed_by === 'both' && (
                  <span class="small decide"> {words.both_changed}</span>
                )}
              </th>
              {(['platform', 'quickbooks'] as const).map((side) => {
                const changed = difference.changed_by === side || difference.changed_by === 'both';
                const value = written(difference[side]);
                const text = (
                  <>
                    <span class={difference[side] === null ? 'quiet' : 'value'}>{value}</span>{' '}
                    {changed && <span class="changed">{words.changed}</span>}
                  </>
                );
                return (
                  <td key={side} class={changed ? 'is-changed' : ''}>
                    {onChoose ? (
                      <label class={choice[difference.name] === side ? 'side chosen' : 'side'}>
                        <input
                          type="radio"
                          name={`${group} ${difference.name}`}
                          checked={choice[difference.name] === side}
                          aria-label={words.choice(label, sides[side], value)}
                          onChange={(event) => {
                            if (event.isTrusted) onChoose(difference.name, side);
                          }}
                        />
                        <span>{text}</span>
                      </label>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              <td class="quiet">{written(difference.last_synced)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
