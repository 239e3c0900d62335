import type { DiagnosisWords } from './en.ts';

export const diagnosis: DiagnosisWords = {
  labels: {
    online: () => 'Cet ordinateur est en ligne',
    reached: (company, platform) => `${platform} répond pour ${company}`,
    key: (company, platform) => `${platform} accepte la clé d’accès de ${company}`,
    quickbooks: (company, platform) => `${platform} est connecté à QuickBooks pour ${company}`,
    version: (_company, platform) => `Le connecteur de ${platform} est assez récent`,
    schedule: (company) => `La prochaine synchro automatique de ${company} est prévue`,
  },
  yes: 'Oui',
  offline: 'Le navigateur se dit hors ligne.',
  go_online: 'Connectez cet ordinateur à Internet.',
  not_reached: 'Inconnu tant que la plateforme ne répond pas.',
  not_said: 'La plateforme ne le dit pas.',
  version: (installed, needed) => `Installé : ${installed}. Requis : ${needed} ou plus récent.`,
  update: (platform) => `Demandez à votre administrateur de mettre à jour le connecteur de ${platform}.`,
  automatic_off: 'La synchro automatique est désactivée.',
  no_alarm: 'Le navigateur n’a aucune alarme prévue pour cela.',
  reload: 'Fermez et rouvrez le navigateur. « Synchroniser » fonctionne entre-temps.',
};
