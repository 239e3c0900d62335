/** Words of the offer to try Tickmark out with an example company. */
export const offer = {
  offer: 'Try it with an example company',
  note: 'It stays in this browser, asks for no permission and contacts nobody. One press removes it.',
  failed: 'The example couldn’t be opened. Press the button again.',
};

export type OfferWords = typeof offer;
