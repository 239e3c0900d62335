import type { ExampleLineWords } from './en.ts';

export const exampleLine: ExampleLineWords = {
  line: 'Entreprise d’exemple\u00a0: rien de ce qui s’affiche n’est réel',
  remove: 'Retirer l’exemple',
  failed: 'L’exemple n’a pas pu être retiré. Cliquez de nouveau sur le bouton.',
};
