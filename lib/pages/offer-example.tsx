import type { ComponentChild } from 'preact';
import { Offer } from '../../components/example/Offer.tsx';
import { EXAMPLE_KIND, EXAMPLE_REALM } from '../core/example-company.ts';
import type { Language } from '../core/languages.ts';
import { OFFER_WORDS } from '../locales/example-offer/index.ts';
import { type SendMessage, send } from '../protocol/send.ts';

/** The button that opens the example company, told in the language of the page, and its queue. */
export function offerExample(sendMessage: SendMessage, language: Language): ComponentChild {
  const words = OFFER_WORDS[language];
  async function open(): Promise<string | null> {
    const answer = await send(sendMessage, {
      ...{ type: 'connect', kind: EXAMPLE_KIND, values: { language }, replaces: null },
    }).catch(() => null);
    if (!answer) return words.failed;
    if (answer.status === 'refused') return answer.problem.what;
    const company_key = `${answer.connection_id}:${EXAMPLE_REALM}`;
    // It is opened, whether its queue can be shown or not: popup and options show it too.
    await send(sendMessage, { type: 'open_view', realm: null, company_key, view: 'attention' }).catch(
      () => undefined,
    );
    return null;
  }
  return <Offer words={words} onTry={open} />;
}
