import { plural } from '../plural.ts';

/** System notifications: no customer names and no amounts, because they can show on a locked screen. */
export const notices = {
  outage: (platform: string, company: string, since: string) => ({
    title: `${platform} is not responding`,
    message: `${company}: nothing has synced since ${since}. It goes on by itself once ${platform} answers.`,
  }),
  refused: (platform: string, company: string) => ({
    title: `The connection to ${platform} has to be put right`,
    message: `${company}: the access key is refused. Nothing syncs until it is pasted again under Options.`,
  }),
  resumed: (company: string, waiting: number) => ({
    title: `Sync resumed, ${waiting} waiting`,
    message: `${company}: what was queued goes on now.`,
  }),
  new_failures: (company: string, count: number) => ({
    title: plural('en', count, { one: '1 new sync failure', other: `${count} new sync failures` }),
    message: `${company}: open Tickmark to see what to do.`,
  }),
};
export type NoticeWords = typeof notices;
