import { shared } from '../shared/fr-ca.ts';
import type { WelcomeWords } from './en.ts';

export const welcome: WelcomeWords = {
  shared,
  title: 'Bienvenue dans Tickmark',
  sentences: [
    'Tickmark indique, à côté de chaque fiche de QuickBooks, si elle concorde avec la plateforme d’où elle provient.',
    'Sinon, vous voyez les deux valeurs, le motif et le seul bouton sur lequel cliquer.',
    'Tickmark n’écrit jamais dans QuickBooks\u00a0: c’est votre plateforme qui le fait, à votre demande.',
  ],
  picture:
    'Une liste de factures dans QuickBooks\u00a0: deux avec une coche verte, une dont les montants diffèrent',
  currency: 'CAD',
  connect: 'Connecter votre plateforme',
  needs:
    'Il vous faut l’adresse de la synchronisation QuickBooks de votre plateforme et une clé d’accès fournie par un administrateur.',
  privacy: 'Avis de confidentialité',
};
