import { useState } from 'preact/hooks';
import { asSentence } from '../record/as-sentence.ts';
import type { QueueFrame } from './queue-frame.ts';

/** One entry of the guide, in general words. */
interface GuideEntry {
  readonly id: string;
  readonly short: string;
  readonly what: string;
  readonly codes: readonly string[];
}

/** The keyboard shortcuts, and the guide to errors, searched by code or by words; works offline. */
export function GuideIndex({
  frame,
  search,
}: {
  frame: QueueFrame;
  /** Returns the matching entries; a blank text finds all. */
  search: (text: string) => readonly GuideEntry[];
}) {
  const { words, language } = frame;
  const [text, setText] = useState('');
  const found = search(text);
  return (
    <>
      <details class="guide">
        <summary>{words.shortcuts.heading}</summary>
        <dl>
          {words.shortcuts.keys.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details class="guide">
        <summary>{words.guide.heading}</summary>
        <p class="field">
          <label for="guide-search">{words.guide.search}</label>
          <input
            id="guide-search"
            class="input"
            type="search"
            placeholder={words.guide.hint}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </p>
        <p class="quiet small" role="status">
          {found.length === 0 ? words.guide.none : words.guide.found(found.length)}
        </p>
        <dl>
          {found.map(({ id, short, what, codes }) => (
            <div key={id}>
              <dt>{asSentence(short, language)}</dt>
              <dd>
                {what}
                {codes.length > 0 && (
                  <span class="quiet small"> {words.guide.codes(codes.length, codes.join(', '))}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
