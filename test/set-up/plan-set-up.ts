import type { BrowserName } from './find-browser.ts';

/** What decides whether a missing browser may be installed. */
export interface Machine {
  /** Whether a continuous integration service runs this. */
  readonly ci: boolean;
  readonly root: boolean;
  readonly container: boolean;
  /** Whether Debian's `apt-get` is here. */
  readonly debian: boolean;
  /** Whether somebody can answer a question. */
  readonly interactive: boolean;
}

export type SetUpPlan =
  /** Install now: nobody's own computer is changed. */
  | { readonly kind: 'install'; readonly commands: readonly string[]; readonly reason: string }
  /** Ask first, then install. */
  | { readonly kind: 'ask'; readonly commands: readonly string[] }
  /** Install nothing and tell what to do; no commands where the system is not known. */
  | { readonly kind: 'tell'; readonly commands: readonly string[] };

/** Debian's packages, the browser's own first. */
const PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'fonts-liberation'],
};

/**
 * Decides what to do about a browser that is missing. Only a CI service, or root in a container, has it installed
 * without a question; a developer's own computer never has.
 */
export function planSetUp(browser: BrowserName, machine: Machine): SetUpPlan {
  if (!machine.debian) return { kind: 'tell', commands: [] };
  const become = machine.root ? '' : 'sudo ';
  const commands = [
    `${become}apt-get update`,
    `${become}apt-get install -y --no-install-recommends ${PACKAGES[browser].join(' ')}`,
  ];
  if (machine.root && machine.ci) {
    return { kind: 'install', commands, reason: 'this is a CI service (CI is set)' };
  }
  if (machine.root && machine.container) {
    return { kind: 'install', commands, reason: 'this is a container, entered as root' };
  }
  return { kind: machine.interactive && !machine.ci ? 'ask' : 'tell', commands };
}
