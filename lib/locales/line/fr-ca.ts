import { formatNumber, plural } from '../plural.ts';
import type { LineWords } from './en.ts';

const n = (count: number) => formatNumber(count, 'fr-CA');
const some = (one: string, other: string) => (count: number) =>
  `${n(count)} ${plural('fr-CA', count, { one, other })}`;

export const line: LineWords = {
  region: 'Tickmark',
  counted: (list) => `${list ?? 'Toutes les fiches'}\u00a0:`,
  groups: {
    agree: (count) => `${n(count)} à jour`,
    warned: (count) => `${n(count)} avec avertissements`,
    changed: some('changement', 'changements'),
    link_broken: some('lien rompu', 'liens rompus'),
    failed: some('échec', 'échecs'),
    failed_absent: some('échec pas encore dans QuickBooks', 'échecs pas encore dans QuickBooks'),
    unknown: (count) => `${n(count)} d’état inconnu`,
    to_approve: (count) => `${n(count)} à approuver`,
    pending: (count) => `${n(count)} en attente`,
  },
  reading: 'lecture en cours',
  needs_decision: (count, platform) =>
    plural('fr-CA', count, {
      one: `${n(count)} fiche de ${platform} attend une décision.`,
      other: `${n(count)} fiches de ${platform} attendent une décision.`,
    }),
  review: (count) => `Examiner ${n(count)}`,
  only: 'Montrer seulement celles-ci',
  only_on: (rows) =>
    rows === 0
      ? 'Aucune ligne à l’écran n’attend une décision\u00a0; toutes sont estompées. Le filtre de QuickBooks ne change pas.'
      : plural('fr-CA', rows, {
          one: `${n(rows)} ligne à l’écran attend une décision\u00a0; les autres sont estompées. Le filtre de QuickBooks ne change pas.`,
          other: `${n(rows)} lignes à l’écran attendent une décision\u00a0; les autres sont estompées. Le filtre de QuickBooks ne change pas.`,
        }),
  only_off: 'Montrer toutes les lignes',
  what_to_do: 'Que faire',
  reload: 'Actualiser',
  not_now: 'Plus tard',

  unconnected: 'Voyez à côté de chaque fiche si elle concorde avec sa plateforme d’origine.',
  connect: 'Connecter Tickmark',

  company_conflict: (company) =>
    company === null
      ? 'Impossible de savoir quelle entreprise est ouverte dans QuickBooks. Actualisez cet onglet pour voir les états de synchro.'
      : `QuickBooks montre maintenant ${company}. Actualisez cet onglet pour voir les états de synchro.`,
  address_conflict: (company) =>
    `L’adresse de cette page nomme une autre entreprise que celle qui est ouverte dans QuickBooks${company === null ? '' : ` (${company})`}\u00a0: aucun état de synchro n’est affiché ici.`,
};
