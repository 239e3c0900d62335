/** The checklist of the diagnosis. */
export const diagnosis = {
  labels: {
    online: (_company: string, _platform: string) => 'This computer is online',
    reached: (company: string, platform: string) => `${platform} answers for ${company}`,
    key: (company: string, platform: string) => `${platform} accepts the access key of ${company}`,
    quickbooks: (company: string, platform: string) =>
      `${platform} is connected to QuickBooks for ${company}`,
    version: (_company: string, platform: string) => `${platform}’s connector is new enough`,
    schedule: (company: string, _platform: string) => `The next automatic sync of ${company} is set`,
  },
  yes: 'Yes',
  offline: 'The browser says it is offline.',
  go_online: 'Connect this computer to the internet.',
  not_reached: 'Not known while the platform does not answer.',
  not_said: 'The platform does not say.',
  version: (installed: string, needed: string) => `Installed: ${installed}. Needed: ${needed} or newer.`,
  update: (platform: string) => `Ask your admin to update ${platform}’s connector.`,
  automatic_off: 'Automatic sync is off.',
  no_alarm: 'The browser has no alarm set for it.',
  reload: 'Close and open the browser. Sync now works meanwhile.',
};
export type DiagnosisWords = typeof diagnosis;
