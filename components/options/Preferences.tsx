import { LANGUAGE_CHOICES, LANGUAGES } from '../../lib/core/languages.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { OptionsAnswer } from '../../lib/protocol/options.ts';
import { useOwnId } from '../use-own-id.ts';
import { RadioGroup } from './RadioGroup.tsx';

export type PreferencesView = OptionsAnswer['preferences'];

const BADGES = ['quiet', 'full', 'off'] as const;
const BATCHES = [50, 100, 150, 200];

/** Settings for all companies. Each change takes effect at once. */
export function Preferences({
  preferences,
  words,
  onChange,
}: {
  preferences: PreferencesView;
  words: OptionsWords;
  onChange: (change: Partial<PreferencesView>) => void;
}) {
  const id = useOwnId();
  return (
    <section class="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.appearance}</h2>
      <RadioGroup
        label={words.language}
        values={LANGUAGE_CHOICES}
        chosen={preferences.language}
        wordOf={(choice) => (choice === 'auto' ? words.language_auto : LANGUAGES[choice].name)}
        inRow
        // Each language is named, and read aloud, in itself.
        languageOf={(choice) => (choice === 'auto' ? undefined : LANGUAGES[choice].tag)}
        onChoose={(language) => onChange({ language })}
      />
      <RadioGroup
        label={words.badges}
        values={BADGES}
        chosen={preferences.synced_badges}
        wordOf={(kind) => words.badges_kind[kind]}
        onChoose={(synced_badges) => onChange({ synced_badges })}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={preferences.notify_failures}
          aria-describedby={`${id}-notify`}
          onChange={(event) => onChange({ notify_failures: event.currentTarget.checked })}
        />
        {words.notify}
      </label>
      <p class="hint indented" id={`${id}-notify`}>
        {words.notify_hint}
      </p>
      <div class="field">
        <label for={`${id}-batch`}>{words.batch}</label>
        <select
          id={`${id}-batch`}
          value={preferences.batch_size}
          aria-describedby={`${id}-batch-hint`}
          onChange={(event) => onChange({ batch_size: Number(event.currentTarget.value) })}
        >
          {[...new Set([...BATCHES, preferences.batch_size])]
            .sort((a, b) => a - b)
            .map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
        </select>
        <p class="hint" id={`${id}-batch-hint`}>
          {words.batch_hint}
        </p>
      </div>
    </section>
  );
}
