import { plural } from '../plural.ts';
import { shared } from '../shared/fr-ca.ts';
import type { LayoutCheckWords } from './en.ts';

const PLACES: Readonly<Record<string, string>> = {
  title: 'Titre de la fiche',
  list: 'Liste',
  column: 'Colonne du numéro ou du nom',
  'column-type': 'Colonne du type',
  'column-status': 'Colonne de l’état',
  'column-party': 'Colonne du client ou du fournisseur',
  'column-amount': 'Colonne du montant',
};

/** Les mots de la vérification des pages QuickBooks. */
export const layoutCheck: LayoutCheckWords = {
  shared,
  title: 'Disposition des pages QuickBooks',
  intro:
    'Les pastilles se placent là où Tickmark connaît un endroit de la page. Si des pastilles manquent ou se trouvent dans un coin, QuickBooks a peut-être changé la page\u00a0: vérifiez ici quels endroits sont trouvés et lesquels manquent.',
  check: 'Vérifier les onglets QuickBooks ouverts',
  checking: 'Examen des onglets…',
  failed: 'Impossible de vérifier les onglets. Actualisez cette page et réessayez.',
  no_tabs:
    'Aucun onglet QuickBooks n’est ouvert. Ouvrez dans QuickBooks la page à vérifier, puis vérifiez de nouveau.',
  untitled: 'Onglet QuickBooks',
  asleep: 'Le navigateur a mis cet onglet en veille. Ouvrez-le, puis vérifiez de nouveau.',
  silent: 'Tickmark ne répond pas dans cet onglet. Actualisez l’onglet, puis vérifiez de nouveau.',
  nothing: 'Cette page n’affiche ni fiche ni liste\u00a0: rien n’y est recherché.',
  all_found: 'Tous les endroits sont trouvés.',
  missed: (n) =>
    plural('fr-CA', n, { one: `${n} endroit est introuvable.`, other: `${n} endroits sont introuvables.` }),

  place: (place) => PLACES[place] ?? place,
  found: 'Trouvé par',
  not_found: 'Introuvable',
  not_shown: 'Absent de cette page; pas nécessaire',
  since: 'depuis',
  since_now: 'constaté maintenant pour la première fois',
  times: (n) => `constaté ${n} fois`,
  before: 'introuvable auparavant, d’abord le',

  save: 'Enregistrer pour le soutien',
  save_what:
    'Le fichier pour le soutien contient les noms des endroits et la structure de la page\u00a0: les noms des éléments et des attributs et leur imbrication. Il ne contient aucun texte ni aucune valeur de la page.',
  show: 'Montrer ce qui est enregistré',
  saved: 'Ce qui est enregistré pour le soutien',
};
