import type { BrowserName } from './find-browser.ts';

/** The facts that decide whether a missing browser may be installed. */
export interface Machine {
  /** Whether a continuous integration service runs this. */
  readonly ci: boolean;
  readonly root: boolean;
  readonly container: boolean;
  /** Whether Debian's `apt-get` exists. */
  readonly debian: boolean;
  /** Whether somebody can answer a question. */
  readonly interactive: boolean;
}

export type SetUpPlan =
  /** Install now, because this is nobody's own computer. */
  | { readonly kind: 'install'; readonly commands: readonly string[]; readonly reason: string }
  /** Ask first, then install. */
  | { readonly kind: 'ask'; readonly commands: readonly string[] }
  /** Install nothing and say what to do; without commands on an unknown system. */
  | { readonly kind: 'tell'; readonly commands: readonly string[] };

/** Debian's packages, the browser's first. */
const PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'fonts-liberation'],
};

/**
 * Decides what to do about a missing browser. It is installed without a question only on a CI service or for root in a
 * container, never on a developer's own computer.
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
