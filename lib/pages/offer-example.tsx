import type { ComponentChild } from 'preact';
import { Offer } from '../../components/example/Offer.tsx';
import { EXAMPLE_KIND, EXAMPLE_REALM } from '../core/example-company.ts';
import type { Language } from '../core/languages.ts';
import { OFFER_WORDS } from '../locales/example-offer/index.ts';
import { type SendMessage, send } from '../protocol/send.ts';

/** The button that opens the example company, told in the language of the page, and its queue. */
export function offerExample(sendMessage: SendMessage, language: Language): ComponentChild {
  async function open(): Promise<boolean> {
    try {
      const answer = await send(sendMessage, {
        ...{ type: 'connect', kind: EXAMPLE_KIND, values: { language }, replaces: null },
      });
      if (answer.status === 'refused') return false;
      const company_key = `${answer.connection_id}:${EXAMPLE_REALM}`;
      await send(sendMessage, { type: 'open_view', realm: null, company_key, view: 'attention' });
      return true;
    } catch {
      return false;
    }
  }
  return <Offer words={OFFER_WORDS[language]} onTry={open} />;
}
