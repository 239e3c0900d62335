import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* What a supply chain could bring in: code from text, code from elsewhere, a package other than the one that was looked at. */

const SHIPPED = '.output/chrome-mv3';
/** Where packages come from that name no other place. */
const REGISTRY = 'https://registry.npmjs.org/';
const read = (path: string) => readFileSync(path, 'utf8');

test('what is shipped makes no code from text and loads none from elsewhere', () => {
  expect(existsSync(SHIPPED)).toBe(true);
  const scripts = globSync(`${SHIPPED}/**/*.js`);
  expect(scripts.length).toBeGreaterThan(5);
  const suspect = (code: string) =>
    [
      ...code.matchAll(
        /\beval\(|new Function\(|\bFunction\(['"`]|importScripts\(|import\(['"`]https?:|document\.write\(/g,
      ),
    ].map(([found]) => found);
  // Positive control.
  expect(suspect('eval("1");new Function("x");import("https://x.example")')).toHaveLength(3);
  for (const path of scripts) expect([path, suspect(read(path))]).toEqual([path, []]);
  for (const path of globSync(`${SHIPPED}/**/*.html`)) {
    const inline = [
      ...read(path).matchAll(/<script(?![^>]*\bsrc=)[^>]*>[^<]+|(?:src|href)="https?:[^"]*"|\bon\w+=/g),
    ];
    expect([path, inline.map(([found]) => found)]).toEqual([path, []]);
  }
  const { content_security_policy: csp, permissions } = JSON.parse(read(`${SHIPPED}/manifest.json`));
  expect(csp.extension_pages).toMatch(/^default-src 'self';/);
  expect(csp.extension_pages).not.toMatch(/unsafe|script-src|blob:|data:/);
  expect(permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'notifications', 'sidePanel']);
});

test('every package of the lock file comes from one registry, with its checksum', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string }>;
  };
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  expect(locked.length).toBeGreaterThan(100);
  const bad = locked.filter(
    ([, { resolved, integrity }]) =>
      !/^sha512-[\w+/=]{80,}$/.test(integrity ?? '') || !(resolved ?? REGISTRY).startsWith(REGISTRY),
  );
  expect(bad.map(([path]) => path)).toEqual([]);
});
