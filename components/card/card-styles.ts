import controls from '../controls.css?inline';
import tokens from '../tokens.css?inline';
import card from './card.css?inline';

/** The styles of card, dialogs and toasts as one text, for a constructed style sheet in a shadow root. */
export const CARD_STYLES: string = `${tokens}\n${controls}\n${card}`;
