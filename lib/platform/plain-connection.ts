import type { Capabilities, ConnectionInfo } from './port.ts';

type Told = Pick<ConnectionInfo, 'user' | 'companies'> & {
  readonly name: string;
  readonly web_url: string;
  readonly can: Pick<Capabilities, 'record_types' | 'commands'> & Partial<Capabilities>;
};

/** The connection to a platform that has no plans, versions and lists, and takes one command in a request. */
export function plainConnection({ name, web_url, user, companies, can }: Told): ConnectionInfo {
  return {
    platform: {
      name,
      version: null,
      connector_version: null,
      minimum_connector_version: null,
      web_url,
      support: null,
      learn: [],
    },
    user,
    plan: null,
    companies,
    set_aside: [],
    odd: [],
    capabilities: {
      no_update: [],
      batch_max: 1,
      runs: false,
      check: false,
      candidates: false,
      log: false,
      backfill: false,
      lists: [],
      editable_lists: [],
      ...can,
    },
  };
}
