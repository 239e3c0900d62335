import type { BeginAnewWords } from './en.ts';

export const beginAnew: BeginAnewWords = {
  begin: 'Supprimer ces données et recommencer',
  title: 'Supprimer les données qui ne s’ouvrent plus?',
  lines: [
    'Les connexions avec leurs clés d’accès, le journal, les paramètres des entreprises et les copies des fiches sont supprimés de cet ordinateur. Vos préférences restent.',
    'Les commandes pas encore envoyées sont perdues. Pour celles qui étaient en route, la plateforme dira ce qu’il en est une fois que vous l’aurez connectée de nouveau; aucune n’est envoyée deux fois.',
    'Rien n’est changé sur les plateformes ni dans QuickBooks\u00a0: les fiches sont relues.',
  ],
  confirm: 'Supprimer et recommencer',
};
