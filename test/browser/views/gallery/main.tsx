import { render } from 'preact';
import card from '../../../../components/card/card.css?inline';
import controls from '../../../../components/controls.css?inline';
import optionsStyles from '../../../../components/options/options.css?inline';
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

let shown: Element | ShadowRoot | null = null;

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
  const inPage = !(name in POPUP_VIEWS || name in OPTIONS_VIEWS);
  const root = document.createElement(inPage ? 'main' : 'div');
  root.id = 'root';
  document.body.append(root);
  shown = root;
  if (!inPage) {
    const style = document.createElement('style');
    style.textContent = `${tokens}\n${controls}\n${name in POPUP_VIEWS ? popupStyles : optionsStyles}`;
    document.head.append(style);
    render(
      name in POPUP_VIEWS ? (
        <PopupShown name={name} language={language} />
      ) : (
        <OptionsShown name={name} language={language} />
      ),
      root,
    );
    return;
  }
  // As in a QuickBooks page: in a shadow root (open here, for the checks), beside foreign content.
  const style = document.createElement('style');
  style.textContent = 'html{font:italic 22px serif;background:#8a8f94}body{margin:8px}';
  document.head.append(style);
  const shadow = root.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens}\n${controls}\n${card}`);
  shown = shadow;
  shadow.adoptedStyleSheets = [sheet];
  render(<CardShown name={name} language={language} />, shadow);
}

window.gallery = {
  names: [...Object.keys(POPUP_VIEWS), ...CARD_VIEW_NAMES, ...Object.keys(OPTIONS_VIEWS)],
  calls,
  show,
  answering,
};
