import type { SharedWords } from '../../lib/locales/shared/en.ts';
import type { Explanation } from '../../lib/protocol/views.ts';

/** Whether a sentence repeats the details, except for capital and full stop. */
function isWithin(sentence: string, details: string): boolean {
  return details.toLowerCase().includes(sentence.toLowerCase().replace(/\.$/, ''));
}

/** The explanation of a problem: what happened, what to do, what happens otherwise; details are collapsed. */
export function Explained({ explanation, words }: { explanation: Explanation; words: SharedWords }) {
  const { what, steps, otherwise, details, code } = explanation;
  return (
    <div class="explained">
      {/* A platform's own words are repeated in the details, in its language, not the page's. */}
      <p class="what" lang={details && isWithin(what, details) ? 'en' : undefined}>
        {what}
      </p>
      {steps.length === 1 && <p class="step">{steps[0]}</p>}
      {steps.length > 1 && (
        <ol class="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {otherwise && <p class="otherwise">{otherwise}</p>}
      {details && (
        <details>
          <summary>{words.details}</summary>
          <p class="raw">
            {words.code} <span translate={false}>{code}</span>
          </p>
          <p class="raw" lang="en">
            {details}
          </p>
        </details>
      )}
    </div>
  );
}
