import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { OptionsAnswer } from '../../lib/protocol/answers.ts';
import { useOwnId } from '../use-own-id.ts';
import { RadioGroup } from './RadioGroup.tsx';

export type PreferencesView = OptionsAnswer['preferences'];

const LANGUAGES = ['auto', 'en', 'fr-CA'] as const;
const BADGES = ['quiet', 'full', 'off'] as const;
const BATCHES = [50, 100, 150, 200];
/** Each language is written in itself, and is read aloud so. */
const LANGUAGE_TAG = { auto: undefined, en: 'en', 'fr-CA': 'fr' } as const;

/** Settings that hold for all companies. Each change holds at once. */
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
        values={LANGUAGES}
        chosen={preferences.language}
        words={words.language_kind}
        inRow
        languageOf={(language) => LANGUAGE_TAG[language]}
        onChoose={(language) => onChange({ language })}
      />
      <RadioGroup
        label={words.badges}
        values={BADGES}
        chosen={preferences.synced_badges}
        words={words.badges_kind}
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
