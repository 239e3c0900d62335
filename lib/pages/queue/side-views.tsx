import type { ComponentChild } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { DiagnosisView } from '../../../components/diagnosis/DiagnosisView.tsx';
import { ReferenceView } from '../../../components/reference/ReferenceView.tsx';
import { deepLink } from '../../core/identity/deep-link.ts';
import type { Language } from '../../core/languages.ts';
import { DIAGNOSIS_WORDS } from '../../locales/diagnosis/index.ts';
import { REFERENCE_WORDS } from '../../locales/reference/index.ts';
import { CHANGED_CHANNEL } from '../../protocol/pushes.ts';
import type { CompanyView } from '../../protocol/views.ts';
import { readItem, STORED_ITEMS } from '../../store/items/stored-items.ts';
import type { AskSafely } from '../ask-safely.ts';
import { makeListCalls } from '../panel/make-list-calls.ts';
import { type DiagnosisPage, followDiagnosis } from './follow-diagnosis.ts';

/** The views beside the queue itself: the connection, and the lists from QuickBooks. */
export function makeSideViews(browser: Browser, ask: AskSafely, language: () => Language) {
  const openAddress = (address: string) => void browser.tabs.create({ url: address });
  const page: DiagnosisPage = {
    mayReach: (origins) => browser.permissions.contains({ origins: [...origins] }),
    asleep: async () => (await readItem(browser.storage, STORED_ITEMS.asleep)) ?? null,
    isOnline: () => navigator.onLine,
    openAddress,
    openOptions: () => void browser.runtime.openOptionsPage(),
    language,
    clock: Date.now,
    copy: (text) => navigator.clipboard.writeText(text),
    onChange(heard) {
      const channel = new BroadcastChannel(CHANGED_CHANNEL);
      channel.onmessage = heard;
      addEventListener('online', heard);
      addEventListener('offline', heard);
      return () => {
        channel.close();
        removeEventListener('online', heard);
        removeEventListener('offline', heard);
      };
    },
  };
  // One of each per company: a view asks again whenever it gets different calls.
  const diagnoses = new Map<string, ReturnType<typeof followDiagnosis>>();
  const lists = new Map<string, Parameters<typeof ReferenceView>[0]['calls']>();

  return {
    diagnosis(companyKey: string, now: number): ComponentChild {
      let source = diagnoses.get(companyKey);
      if (!source) {
        source = followDiagnosis(ask, companyKey, page);
        diagnoses.set(companyKey, source);
      }
      const words = DIAGNOSIS_WORDS[language()];
      return <DiagnosisView source={source} words={words} language={language()} now={now} />;
    },
    reference(company: CompanyView, now: number): ComponentChild {
      const { company_key, realm } = company;
      let calls = lists.get(company_key);
      if (!calls) {
        calls = {
          ...makeListCalls(ask, company_key),
          addressOf: (ref) => deepLink(ref, realm),
          openAddress,
        };
        lists.set(company_key, calls);
      }
      const words = REFERENCE_WORDS[language()];
      return <ReferenceView company={company} calls={calls} words={words} language={language()} now={now} />;
    },
  };
}
