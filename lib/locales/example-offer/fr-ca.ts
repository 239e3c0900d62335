import type { OfferWords } from './en.ts';

export const offer: OfferWords = {
  offer: 'Essayer avec une entreprise d’exemple',
  note: 'Elle reste dans ce navigateur, ne demande aucune autorisation et ne communique avec personne. Un seul clic la retire.',
  failed: 'L’exemple n’a pas pu être ouvert. Cliquez de nouveau sur le bouton.',
};
