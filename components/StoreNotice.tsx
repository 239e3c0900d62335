import type { Language } from '../lib/core/languages.ts';
import type { SharedWords } from '../lib/locales/shared/en.ts';
import type { Explanation } from '../lib/protocol/views.ts';
import { Brand } from './Brand.tsx';
import { Explained } from './record/Explained.tsx';

/** Explains that stored data is lost or unreadable: replaces the page's view, or appears above it. */
export function StoreNotice({
  problem,
  frame,
  words,
  language,
  options,
}: {
  problem: Explanation;
  /** The class of the page's own frame. */
  frame: string;
  words: SharedWords;
  language: Language;
  /** The link to the options; `null` if they are shown below. */
  options: { readonly label: string; readonly address: string } | null;
}) {
  // In place of the view, it is the whole surface.
  const Tag = options ? 'main' : 'div';
  return (
    <Tag class={frame} lang={language}>
      {options && <Brand heading />}
      <div class="notice tone-bad" role="alert">
        <Explained explanation={problem} words={words} />
        {options && (
          <p>
            <a class="button" href={options.address} target="_blank" rel="noopener">
              {options.label}
            </a>
          </p>
        )}
      </div>
    </Tag>
  );
}
