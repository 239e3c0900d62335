import { render } from 'preact';
import card from '../../../../components/card/card.css?inline';
import frame from '../../../../components/card/frame.css?inline';
import controls from '../../../../components/controls.css?inline';
import optionsStyles from '../../../../components/options/options.css?inline';
import ownStyles from '../../../../components/own.css?inline';
import popupStyles from '../../../../components/popup/popup.css?inline';
import tokens from '../../../../components/tokens.css?inline';
import type { Language } from '../../../../lib/core/languages.ts';
import { answering } from './answering.ts';
import { CARD_VIEW_NAMES, CardShown, calls } from './card-views.tsx';
import { OPTIONS_VIEWS, OptionsShown } from './options-views.tsx';
import { POPUP_VIEWS, PopupShown } from './popup-views.tsx';

declare global {
  interface Window {
    gallery: {
      names: readonly string[];
      calls: string[];
      show: (name: string, language: Language) => void;
      answering: typeof answering;
    };
  }
}

/** The room that the page around a frame leaves to it. */
const ROOM = ':root { --most-wide: min(360px, 100vw); --most-high: 640px; }';

let shown: Element | null = null;

/** Shows one view in one language, with only its shipped styles. */
function show(name: string, language: Language): void {
  document.documentElement.lang = language;
  document.title = `${name} ${language}`;
  // Unmount as a surface does, so that the view closes what it holds open.
  if (shown) render(null, shown);
  document.getElementById('root')?.remove();
  for (const old of document.querySelectorAll('style')) old.remove();
  calls.length = 0;
  answering.release();
  const inFrame = !(name in POPUP_VIEWS || name in OPTIONS_VIEWS);
  const root = document.createElement(inFrame ? 'main' : 'div');
  root.id = 'root';
  document.body.append(root);
  shown = root;
  const style = document.createElement('style');
  const own = inFrame ? card + frame + ROOM : name in POPUP_VIEWS ? popupStyles : optionsStyles;
  style.textContent = tokens + controls + ownStyles + own;
  document.head.append(style);
  render(
    name in POPUP_VIEWS ? (
      <PopupShown name={name} language={language} />
    ) : name in OPTIONS_VIEWS ? (
      <OptionsShown name={name} language={language} />
    ) : (
      <CardShown name={name} language={language} />
    ),
    root,
  );
}

window.gallery = {
  names: [...Object.keys(POPUP_VIEWS), ...CARD_VIEW_NAMES, ...Object.keys(OPTIONS_VIEWS)],
  calls,
  show,
  answering,
};
