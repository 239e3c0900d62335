import { expect, test } from 'vitest';
import { type Machine, planSetUp } from './plan-set-up.ts';
import { readMachine, type SystemFacts } from './read-machine.ts';

const APT = ['apt-get update', 'apt-get install -y --no-install-recommends chromium fonts-liberation'];
const SUDO_APT = APT.map((command) => `sudo ${command}`);

const OWN_COMPUTER: Machine = { ci: false, root: false, container: false, debian: true, interactive: true };

/** A Debian computer with systemd and a user at a terminal, changed by what is given. */
function machine(
  given: Partial<Omit<SystemFacts, 'exists' | 'read'>> & {
    readonly files?: Readonly<Record<string, string>>;
  } = {},
): Machine {
  const { files: more = {}, ...facts } = given;
  const files: Readonly<Record<string, string>> = {
    '/etc/debian_version': '13.1',
    '/usr/bin/apt-get': '',
    '/proc/1/comm': 'systemd\n',
    '/proc/1/cgroup': '0::/init.scope\n',
    ...more,
  };
  return readMachine({
    environment: {},
    uid: 1000,
    terminal: true,
    exists: (path) => path in files,
    read: (path) => files[path] ?? '',
    ...facts,
  });
}

test('a developer’s own computer is asked, by a command with sudo', () => {
  expect(machine()).toEqual(OWN_COMPUTER);
  expect(planSetUp('chromium', OWN_COMPUTER)).toEqual({ kind: 'ask', commands: SUDO_APT });
});

test('root on an own computer is asked, too', () => {
  expect(planSetUp('chromium', machine({ uid: 0 }))).toEqual({ kind: 'ask', commands: APT });
});

test('without a terminal an own computer gets the command to run', () => {
  expect(planSetUp('chromium', machine({ terminal: false }))).toEqual({ kind: 'tell', commands: SUDO_APT });
  expect(planSetUp('chromium', machine({ uid: 0, terminal: false }))).toEqual({
    kind: 'tell',
    commands: APT,
  });
});

test.each([
  ['a CI service', { environment: { CI: 'true' } }],
  ['a Docker container', { files: { '/.dockerenv': '' } }],
  ['a Podman container', { files: { '/run/.containerenv': '' } }],
  ['a container by its control group', { files: { '/proc/1/cgroup': '1:name=systemd:/docker/4f2a\n' } }],
  ['a container by its variable', { environment: { container: 'oci' } }],
  ['a machine without an init system', { files: { '/proc/1/comm': 'bash\n' } }],
])('on %s root gets it installed, with or without a terminal', (_name, facts) => {
  for (const terminal of [true, false]) {
    const plan = planSetUp('chromium', machine({ ...facts, uid: 0, terminal }));
    expect(plan).toMatchObject({ kind: 'install', commands: APT });
  }
});

test('a CI service without root gets the command, because nobody could answer', () => {
  const plan = planSetUp('chromium', machine({ environment: { CI: '1' }, terminal: true }));
  expect(plan).toEqual({ kind: 'tell', commands: SUDO_APT });
});

test('a user in a container without root is asked', () => {
  expect(planSetUp('chromium', machine({ files: { '/.dockerenv': '' } })).kind).toBe('ask');
});

test.each(['', '0', 'false'])('CI=%j is no CI service', (CI) => {
  expect(machine({ environment: { CI } }).ci).toBe(false);
});

test('a system without apt-get gets a message without a command', () => {
  for (const ci of [true, false]) {
    expect(
      planSetUp('chromium', { ...OWN_COMPUTER, ci, root: true, container: true, debian: false }),
    ).toEqual({
      kind: 'tell',
      commands: [],
    });
  }
});

test('an unknown system counts as an own computer', () => {
  const unknown = readMachine({
    environment: {},
    uid: undefined,
    terminal: false,
    exists: () => false,
    read: () => '',
  });
  expect(unknown).toEqual({ ci: false, root: false, container: false, debian: false, interactive: false });
});

test('each browser has its own package', () => {
  expect(planSetUp('firefox', OWN_COMPUTER).commands[1]).toContain(' firefox-esr ');
});
