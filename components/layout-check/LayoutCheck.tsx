import { useState } from 'preact/hooks';
import type { Language } from '../../lib/core/languages.ts';
import type { LayoutCheckWords } from '../../lib/locales/layout-check/en.ts';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { CheckedTab } from './CheckedTab.tsx';
import type { LayoutChecks } from './tab-check.ts';

export interface LayoutCheckProps {
  words: LayoutCheckWords;
  language: Language;
  timeZone: string;
  /** Looks at the QuickBooks tabs that are open. */
  onCheck: () => Promise<LayoutChecks>;
  /** Hands a file to the browser's downloads. */
  onSave: (name: string, text: string) => void;
}

type Shown = 'nothing' | 'checking' | 'failed' | LayoutChecks;

/** Looks at the open QuickBooks tabs, when it is asked to, and tells which places on their pages are found. */
export function LayoutCheck({ words, language, timeZone, onCheck, onSave }: LayoutCheckProps) {
  const id = useOwnId();
  const [shown, setShown] = useState<Shown>('nothing');
  const checks = typeof shown === 'string' ? null : shown;
  const check = () => {
    if (shown === 'checking') return;
    setShown('checking');
    onCheck().then(setShown, () => setShown('failed'));
  };
  return (
    <section class="panel layout-check" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p>{words.intro}</p>
      <p>
        <button type="button" class="button" aria-disabled={shown === 'checking'} onClick={trusted(check)}>
          {words.check}
        </button>
      </p>
      <div role="status">
        {shown === 'checking' && <p class="quiet">{words.checking}</p>}
        {shown === 'failed' && <p class="notice tone-bad">{words.failed}</p>}
        {checks?.tabs.length === 0 && <p>{words.no_tabs}</p>}
      </div>
      {checks?.tabs.map((tab) => (
        <CheckedTab
          key={tab.id}
          tab={tab}
          checks={checks}
          words={words}
          writing={{ language, timeZone, now: Date.parse(checks.at) }}
          onSave={onSave}
        />
      ))}
      {checks && checks.tabs.length > 0 && <p class="hint">{words.save_what}</p>}
    </section>
  );
}
