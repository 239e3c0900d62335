import { existsSync, readFileSync } from 'node:fs';
import type { Machine } from './plan-set-up.ts';

/** The system's facts; separate from `readMachine`, so that tests can invent them. */
export interface SystemFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's number; absent on systems without one. */
  readonly uid: number | undefined;
  exists(path: string): boolean;
  /** The text of a file; empty if it cannot be read. */
  read(path: string): string;
  readonly terminal: boolean;
}

/** First processes of a whole system; a container's first process is its program. */
const INIT_SYSTEMS = ['systemd', 'init', 'runit', 's6-svscan', 'openrc-init', 'dinit'];
const CONTAINER_FILES = ['/.dockerenv', '/run/.containerenv'];

function isContainer({ exists, read, environment }: SystemFacts): boolean {
  if (environment.container || CONTAINER_FILES.some(exists)) return true;
  if (/docker|containerd|kubepods|libpod|lxc/.test(read('/proc/1/cgroup'))) return true;
  const first = read('/proc/1/comm').trim();
  return first !== '' && !INIT_SYSTEMS.includes(first);
}

/** Recognises the kind of this machine. An unknown one counts as somebody's own computer. */
export function readMachine(facts: SystemFacts = systemFacts()): Machine {
  const { CI = '' } = facts.environment;
  return {
    ci: !['', '0', 'false'].includes(CI.toLowerCase()),
    root: facts.uid === 0,
    container: isContainer(facts),
    debian: facts.exists('/etc/debian_version') && facts.exists('/usr/bin/apt-get'),
    interactive: facts.terminal,
  };
}

function systemFacts(): SystemFacts {
  return {
    environment: process.env,
    uid: process.getuid?.(),
    exists: existsSync,
    read: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    },
    terminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  };
}
