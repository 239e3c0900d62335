import { expect, test } from 'vitest';
import { decideCompany } from './decide-company.ts';
import { companiesInCookies, readShellConfig } from './open-company.ts';

const A = '9341450122330011';
const B = '9341450122330022';

test.each([
  ['', []],
  [`qbo.currentcompanyid=${A}`, [A]],
  [`x=1; qbo.currentcompanyid=${A}; y=2`, [A]],
  [`qbo.currentcompanyid="${A}"`, [A]],
  [`shell.ctx.id=authId=123456789&companyId=${A}`, [A]],
  [`shell.ctx.id=authId%3D123456789%26companyId%3D${A}`, [A]],
  [`qbo.currentcompanyid=${A}; shell.ctx.id=authId=1&companyId=${A}`, [A]],
  [`qbo.currentcompanyid=${A}; shell.ctx.id=authId=1&companyId=${B}`, [A, B]],
  [`qbo.currentcompanyid=${A}; qbo.currentcompanyid=${B}`, [A, B]],
  ['qbo.currentcompanyid=', []],
  ['qbo.currentcompanyid=12345', []],
  ['qbo.currentcompanyid=12345678901234567890123456', []],
  ['qbo.currentcompanyid=93414x0122330011', []],
  ['qbo.currentcompanyid=%E0%A4%A', []],
  [`old.qbo.currentcompanyid=${A}`, []],
  [`shell.ctx.id=companyIdx=${A}`, []],
])('cookies %j name %j', (cookies, companies) => {
  expect(companiesInCookies(cookies)).toEqual(companies);
});

test('the shell configuration is read as JSON, as a string in a script, and by both names', () => {
  expect(readShellConfig(`{"realmId":"${A}","companyName":"Maple Landscaping Inc."}`)).toEqual({
    realms: [A],
    companyName: 'Maple Landscaping Inc.',
  });
  expect(readShellConfig(`{"serverGroupCompanyId" : ${A}}`).realms).toEqual([A]);
  expect(
    readShellConfig(`JSON.parse("{\\"realmId\\":\\"${A}\\",\\"companyName\\":\\"Bluebird\\"}")`),
  ).toEqual({
    realms: [A],
    companyName: 'Bluebird',
  });
  expect(readShellConfig(`{"realmId":"${A}","serverGroupCompanyId":"${B}"}`).realms).toEqual([A, B]);
  expect(
    readShellConfig(`{"companyName":"\\u00c9rabli\\u00e8re \\"C\\"","realmId":"${A}"}`).companyName,
  ).toBe('Érablière "C"');
});

test('a script without a company gives no name either, and long or odd numbers are no company', () => {
  expect(readShellConfig('{"companyName":"Some supplier"}')).toEqual({ realms: [], companyName: null });
  expect(readShellConfig('{"realmId":"12345"}').realms).toEqual([]);
  expect(readShellConfig(`{"realmId":"${A}${A}"}`).realms).toEqual([]);
  expect(readShellConfig(`{"myrealmId":"${A}"}`).realms).toEqual([]);
  expect(readShellConfig(`${' '.repeat(400_000)}{"realmId":"${A}"}`).realms).toEqual([]);
});

const sources = {
  shell: [] as string[],
  cookiesAtStart: [] as string[],
  cookiesNow: [] as string[],
  address: [] as string[],
};
const open = (realm: string) => ({ status: 'open', realm });
const conflict = (openNow: string | null, inAddress = false) => ({ status: 'conflict', openNow, inAddress });

test.each([
  ['nothing says anything', {}, { status: 'unknown' }],
  ['shell alone', { shell: [A] }, open(A)],
  ['cookie of the start alone', { cookiesAtStart: [A], cookiesNow: [A] }, open(A)],
  ['all agree', { shell: [A], cookiesAtStart: [A], cookiesNow: [A], address: [A] }, open(A)],
  ['signed out since', { shell: [A], cookiesAtStart: [A] }, open(A)],
  ['a cookie that came after the start alone', { cookiesNow: [A] }, { status: 'unknown' }],
  ['shell against the cookie of now', { shell: [A], cookiesAtStart: [A], cookiesNow: [B] }, conflict(B)],
  [
    'the browser was on another company when the document started',
    { shell: [A], cookiesAtStart: [B], cookiesNow: [A] },
    open(A),
  ],
  ['the cookie changed and there is no shell', { cookiesAtStart: [A], cookiesNow: [B] }, conflict(B)],
  [
    'the cookies contradict each other',
    { shell: [A], cookiesAtStart: [A], cookiesNow: [A, B] },
    conflict(null),
  ],
  ['the shell contradicts itself', { shell: [A, B], cookiesNow: [A] }, conflict(A)],
  ['the start contradicts itself', { cookiesAtStart: [A, B], cookiesNow: [A] }, conflict(A)],
  ['the address names another', { shell: [A], cookiesNow: [A], address: [B] }, conflict(A, true)],
  ['the address names two', { shell: [A], cookiesNow: [A], address: [A, B] }, conflict(A, true)],
  ['the address names no number', { shell: [A], cookiesNow: [A], address: ['abc'] }, conflict(A, true)],
  ['the address alone', { address: [A] }, { status: 'unknown' }],
])('%s', (_, said, company) => {
  expect(decideCompany({ ...sources, ...said })).toEqual(company);
});
