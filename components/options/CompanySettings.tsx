import type { Language } from '../../lib/core/languages.ts';
import type { Frequency } from '../../lib/core/records/frequency.ts';
import type { OptionsWords } from '../../lib/locales/options/en.ts';
import type { CompanySummary } from '../../lib/protocol/views.ts';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { useOwnId } from '../use-own-id.ts';
import { FrequencyChoice } from './FrequencyChoice.tsx';
import { RadioGroup } from './RadioGroup.tsx';

const APPROVALS = ['approve_first', 'automatic'] as const;
export type Approval = (typeof APPROVALS)[number];

/** The settings of one company, under its name. */
export function CompanySettings({
  company,
  words,
  language,
  now,
  onFrequency,
  onApproval,
  onRemove,
}: {
  company: CompanySummary;
  words: OptionsWords;
  language: Language;
  now: number;
  onFrequency: (frequency: Frequency) => Promise<void>;
  onApproval: (approval: Approval) => void;
  onRemove: () => void;
}) {
  const id = useOwnId();
  return (
    <section class="company" aria-labelledby={`${id}-name`}>
      <h3 id={`${id}-name`}>{company.name}</h3>
      {company.problem && (
        <div class="notice tone-bad">
          <Explained explanation={company.problem} words={words.shared} />
        </div>
      )}
      <FrequencyChoice
        company={company}
        words={words}
        language={language}
        now={now}
        onFrequency={onFrequency}
      />
      <RadioGroup
        label={words.approval}
        values={APPROVALS}
        chosen={company.approval}
        wordOf={(kind) => words.approval_kind[kind]}
        onChoose={onApproval}
      />
      <p>
        <button type="button" class="button" onClick={trusted(onRemove)}>
          {words.remove(company.name)}
        </button>
      </p>
    </section>
  );
}
