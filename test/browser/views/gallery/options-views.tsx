import { useState } from 'preact/hooks';
import { CheckedTab } from '../../../../components/layout-check/LayoutCheck.tsx';
import { OptionsView } from '../../../../components/options/OptionsView.tsx';
import type { LayoutChecks } from '../../../../lib/core/diagnosis/layout-report.ts';
import type { Language } from '../../../../lib/core/languages.ts';
import type { Frequency } from '../../../../lib/core/records/frequency.ts';
import { LAYOUT_CHECK_WORDS } from '../../../../lib/locales/layout-check/index.ts';
import { OPTIONS_WORDS } from '../../../../lib/locales/options/index.ts';
import type { ConnectionView, OptionsAnswer } from '../../../../lib/protocol/options.ts';
import { answering } from './answering.ts';
import { calls } from './card-views.tsx';
import { NOW, SUMMARY, SUMMARY_ERABLIERE } from './sample-records.ts';

const CONNECTION: ConnectionView = {
  connection_id: 'c1',
  kind: 'source_platform',
  address: 'https://api.fieldpro.example/quickbooks-sync/v1',
  platform: 'FieldPro',
  platform_version: '2.6.0',
  masked_key: '••••••••4f2c',
  user: 'Office admin',
  role: 'admin',
  rights: ['approve, resync and skip records', 'clear IDs and link records', 'change the connection'],
  disconnected: false,
  kept: 'profile',
  companies: [SUMMARY],
};

const NOTHING: OptionsAnswer = {
  connections: [],
  preferences: { language: 'auto', synced_badges: 'quiet', batch_size: 100, notify_failures: true },
  language: 'en',
  version: '0.1.0',
  stored: { records: 0, jobs: 0, bytes: null },
};

const stored = { records: 12400, jobs: 3, bytes: 18_400_000 };

export const OPTIONS_VIEWS: Record<string, OptionsAnswer> = {
  'options-first': NOTHING,
  'options-layout': NOTHING,
  'options-connected': { ...NOTHING, connections: [CONNECTION], stored },
  'options-several': {
    ...NOTHING,
    connections: [
      {
        ...CONNECTION,
        companies: [
          {
            ...SUMMARY,
            frequency: { kind: 'weekly', day: 1, at: '06:00' },
            next_run_at: '2026-03-09T10:00:00Z',
          },
        ],
      },
      {
        ...CONNECTION,
        connection_id: 'c2',
        disconnected: true,
        companies: [{ ...SUMMARY_ERABLIERE, frequency: { kind: 'never' }, next_run_at: null }],
      },
    ],
    stored,
  },
};

const place = (name: string, found: string | null, needed = true) => ({
  place: name,
  needed,
  found,
  tried: [{ anchor: 'a-known-anchor', fit: found ? ('fits' as const) : ('absent' as const) }],
});
const CHECKS: LayoutChecks = {
  version: '0.1.0',
  at: '2026-03-03T14:00:00Z',
  misses: [{ page: 'customerdetail', place: 'title', since: '2026-02-16T15:20:00Z', count: 12 }],
  tabs: [
    {
      id: 1,
      title: 'Customer - Cedar Grove HOA',
      asleep: false,
      answer: {
        page: 'customerdetail',
        places: [
          place('title', null),
          place('list', '.ids-table__virtualized-container table'),
          place('column', 'heading'),
          place('column-type', null),
          place('column-party', null, false),
        ],
        shape: 'body\n h2[class] ~',
      },
    },
    {
      id: 2,
      title: 'Invoices',
      asleep: false,
      answer: { page: 'invoices', places: [place('list', 'main table')], shape: 'body' },
    },
    { id: 3, title: 'QuickBooks', asleep: false, answer: { page: null, places: [], shape: 'body' } },
    { id: 4, title: '', asleep: true, answer: null },
    { id: 5, title: 'Expenses', asleep: false, answer: null },
  ],
};

/** Results of the layout check, for each kind of tab. */
function LayoutShown({ language }: { language: Language }) {
  return (
    <section class="panel">
      {CHECKS.tabs.map((tab) => (
        <CheckedTab
          key={tab.id}
          tab={tab}
          checks={CHECKS}
          words={LAYOUT_CHECK_WORDS[language]}
          writing={{ language, timeZone: 'America/Toronto', now: NOW }}
          onSave={(file) => calls.push(`save ${file}`)}
        />
      ))}
    </section>
  );
}

/** The options in one of their states. Every connection is refused like the key of another company; a chosen frequency is stored. */
export function OptionsShown({ name, language }: { name: string; language: Language }) {
  const [frequencies, setFrequencies] = useState<Readonly<Record<string, Frequency>>>({});
  const view = OPTIONS_VIEWS[name];
  if (!view) return null;
  const connections = view.connections.map((connection) => ({
    ...connection,
    companies: connection.companies.map((company) => ({
      ...company,
      frequency: frequencies[company.company_key] ?? company.frequency,
    })),
  }));
  return (
    <OptionsView
      answer={{ ...view, connections }}
      gone={false}
      finish={null}
      isSafe={name !== 'options-several'}
      outcome={null}
      words={OPTIONS_WORDS[language]}
      language={language}
      now={NOW}
      privacyAddress="privacy.html"
      onActivate={async ({ patterns }) => {
        calls.push(`activate ${patterns}`);
        return {
          status: 'refused',
          problem: {
            code: 'another_company',
            what: 'This key belongs to Bluebird Dental LLC, not to Maple Landscaping Inc.',
            steps: [
              'Enter a key of Maple Landscaping Inc.',
              'Or connect Bluebird Dental LLC as another company.',
            ],
            otherwise: 'The connection stays as it is.',
            details: 'realm 9341450122330022',
          },
          field: 'access_key',
        };
      }}
      onDisconnect={(connection) => calls.push(`disconnect ${connection.connection_id}`)}
      onRemove={(key) => calls.push(`remove ${key}`)}
      onFrequency={async (company, frequency) => {
        calls.push(JSON.stringify(frequency));
        await answering.next;
        setFrequencies((kept) => ({ ...kept, [company]: frequency }));
      }}
      onApproval={(_, approval) => calls.push(approval)}
      offer={() => null}
      onPreferences={(change) => calls.push(JSON.stringify(change))}
    >
      {name === 'options-layout' && <LayoutShown language={language} />}
    </OptionsView>
  );
}
