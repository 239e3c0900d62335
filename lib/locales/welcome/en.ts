import { shared } from '../shared/en.ts';

/** Words of the page that opens once Tickmark is installed. */
export const welcome = {
  shared,
  title: 'Welcome to Tickmark',
  sentences: [
    'Tickmark shows, next to every QuickBooks record, whether it matches the platform it came from.',
    'Where it doesn’t, you see both values, the reason, and the one thing to press.',
    'It never writes to QuickBooks: your platform does, when you ask it to.',
  ],
  picture: 'An invoice list in QuickBooks: two invoices with a green tick, one whose amounts differ',
  /** Of the amounts in the picture. */
  currency: 'USD',
  connect: 'Connect your platform',
  needs: 'You need the address of your platform’s QuickBooks sync, and an access key from an admin.',
  privacy: 'Privacy notice',
};

export type WelcomeWords = typeof welcome;
