import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { describeFindings } from '../../src/cli/doctor/describe-findings.ts';
import { registerDoctor } from '../../src/cli/doctor.ts';
import { judgeDatabase } from '../../src/doctor/check-database.ts';
import { findReport } from '../../src/doctor/doctor-store.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { sendTestMail } from '../../src/doctor/send-test-mail.ts';
import { settingsMark } from '../../src/doctor/settings-mark.ts';
import { isFitToDeliver } from '../../src/jobs/is-fit-to-deliver.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { SmtpStep, SmtpTrouble } from '../../src/platform/outgoing-mail.ts';
import { tryMailServer } from '../../src/platform/try-mail-server.ts';
import { openDoctorStand, SENDER, SOUND, troublesOf } from '../support/doctor-stand.ts';
import { startScriptedServer } from '../support/scripted-server.ts';

const { db, dns, names, doctor, troubles } = await openDoctorStand();
const server = await startScriptedServer();
beforeEach(() => server.play({}));

test('where all is as it should be, everything is fine', async () => {
  const findings = await examine(doctor());
  expect(troublesOf(findings)).toEqual([]);
  expect(findings.filter(({ check }) => check !== 'database').every(({ state }) => state === 'fine')).toBe(
    true,
  );
});

test.each([
  ['fault sender-reserved', 'liisa@supplier.example.com'],
  ['fault sender-not-own-domain', 'tukku@gmail.com'],
])('%s is named', async (trouble, senderAddress) => {
  expect(await troubles({}, { supplier: { ...SENDER, senderAddress } })).toContain(trouble);
});

test('mails that are not signed here get advice, since the mail provider may sign them', async () => {
  expect(await troubles({}, { dkim: null })).toEqual(['advice dkim-not-ours']);
});

test.each<[string, SmtpStep, number | null]>([
  ['fault relay-tls', 'tls', null],
  ['fault relay-login', 'login', 535],
  ['fault relay-away', 'connect', null],
  ['fault relay-refuses', 'connect', 554],
])('%s is named', async (trouble, step, code) => {
  const seen: SmtpTrouble = { step, code, enhanced: null, answer: 'no', bodyStarted: false };
  expect(await troubles({ tryMailServer: async () => seen })).toEqual([trouble]);
});

test.each([
  ['fault links-certificate', { code: 'CERT_HAS_EXPIRED' }],
  ['fault links-certificate', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['unknown links-not-reached', { code: 'ECONNREFUSED' }],
])('%s is named for %o', async (trouble, error) => {
  const tryPage = () => Promise.reject(Object.assign(new Error('no'), error));
  expect(await troubles({ tryPage })).toEqual([trouble]);
});

test.each([
  ['fault links-on-this-machine', 'https://127.0.0.1:3000'],
  ['fault links-not-encrypted', 'http://tilaa.tukku.fi'],
])('%s is named', async (trouble, publicUrl) => {
  expect(await troubles({ publicUrl })).toEqual([trouble]);
});

test('links that lead to something else get advice', async () => {
  expect(await troubles({ tryPage: async () => 404 })).toEqual(['advice links-elsewhere']);
});

test('a clock that is off, and a Redis that forgets, are named', async () => {
  const redis = { redisUrl: 'redis://redis.tukku.fi' };
  expect(await troubles({ now: () => new Date(Date.now() + 60_000) })).toEqual(['fault clock-off']);
  const evicting = async () => ({ policy: 'allkeys-lru', appendOnly: true });
  expect(await troubles({ inspectRedis: evicting }, redis)).toEqual(['fault queue-evicts']);
  const forgetful = async () => ({ policy: 'noeviction', appendOnly: false });
  expect(await troubles({ inspectRedis: forgetful }, redis)).toEqual(['advice queue-forgets']);
});

test.each([
  ['database-stand-by', { inRecovery: true }],
  ['database-old', { version: 12 }],
  ['database-encoding', { encoding: 'SQL_ASCII' }],
  ['database-forgets', { fsync: 'off' }],
  ['database-forgets', { synchronousCommit: 'off' }],
  ['database-few-connections', { connections: 20 }],
  [null, {}],
])('a database set like %s is named', (trouble, other) => {
  const sound = { version: 18, encoding: 'UTF8', inRecovery: false, connections: 97, clock: 0 };
  const kept = { fsync: 'on', synchronousCommit: 'on', fullPageWrites: 'on' };
  expect(judgeDatabase({ ...sound, ...kept, ...other }).trouble).toBe(trouble);
});

test('a name server that does not answer is no fault of anybody’s records', async () => {
  const silent = {
    ...names,
    texts: () => Promise.reject(Object.assign(new Error('queryTxt'), { code: 'ETIMEOUT' })),
  };
  const findings = await examine(doctor({ names: silent }));
  expect(troublesOf(findings)).toEqual(Array(4).fill('unknown no-answer'));
});

test('the mail server’s door is tried for real: open, closed to our password, and gone', async () => {
  const url = new URL(server.url);
  [url.username, url.password] = ['rytmi', 'secret'];
  expect(await tryMailServer(url.href)).toBeNull();
  server.play({ auth: '535 5.7.8 wrong password' });
  expect(await tryMailServer(url.href)).toMatchObject({ step: 'login', code: 535 });
  server.play({ greeting: 'drop' });
  expect(await tryMailServer(url.href)).toMatchObject({ step: 'connect', code: null });
});

test('a test mail goes the way of all mails, and a refusal is told', async () => {
  const mailOut = openMailOut({ url: server.url });
  try {
    expect(await sendTestMail(mailOut, SENDER, 'aino@asiakas.fi')).toMatchObject({ state: 'fine' });
    expect(server.mails.at(-1)).toContain('Subject: Rytmi: a test mail');
    server.play({ rcpt: '554 5.7.1 relay access denied' });
    expect(await sendTestMail(mailOut, SENDER, 'aino@asiakas.fi')).toMatchObject({
      state: 'fault',
      trouble: 'test-mail-refused',
    });
  } finally {
    await mailOut.close();
  }
});

test('nothing of mails is looked at while they stay in the built-in inbox, nor in a trial on this machine', async () => {
  const reserved = { ...SENDER, senderAddress: 'care@supplier.example.com' };
  for (const config of [{ smtpUrl: null }, { smtpUrl: 'smtp://127.0.0.1:2525', supplier: reserved }]) {
    const findings = await examine(doctor({}, config));
    expect(findings.slice(0, 8).every(({ state }) => state === 'skipped')).toBe(true);
    expect(findings.some(({ state }) => state === 'fault')).toBe(false);
  }
});

test('the command tells what it found, for people and for programs', async () => {
  const config = { ...doctor().config, smtpUrl: null, dnsServers: [] };
  const place = { publicUrl: 'http://127.0.0.1:3000', secrets: ['a secret that is only used in tests'] };
  const deps = { db, config, now: () => new Date(), ...place } as unknown as Deps;
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  for (const args of [[], ['--json']]) {
    const program = new Command().exitOverride();
    registerDoctor(program, async () => deps);
    await program.parseAsync(['doctor', ...args], { from: 'user' });
  }
  log.mockRestore();
  expect(printed[0]).toContain('Nothing stands in the way of mails.');
  expect(JSON.parse(printed[1] ?? '')).toHaveLength(12);
  expect(process.exitCode).toBeUndefined();
  expect(await findReport(db)).toMatchObject({ fit: true });
});

test('each fault is told with its mend', async () => {
  dns.serve({ ...SOUND, '_dmarc.tukku.fi': {} });
  const told = describeFindings(await examine(doctor()));
  expect(told).toContain('FAULT  dmarc');
  expect(told).toContain('→ Publish one TXT record at _dmarc.tukku.fi, such as: v=DMARC1; p=none');
  expect(told).toMatch(/faults?: in mode auto nothing is delivered until this is mended\.$/);
});

test('in mode auto nothing is delivered while a fault is there, and what was mended holds within minutes', async () => {
  const fault: Finding = { check: 'spf', state: 'fault', trouble: 'spf-missing', says: '', mend: '' };
  let findings: Finding[] = [fault];
  let looks = 0;
  let minutes = 0;
  const said: string[] = [];
  const log = { warn: () => said.push('warn'), error: () => said.push('error') };
  const deps = {
    ...{ db, log, builtInInbox: false, mailSettings: 'one' },
    now: () => new Date(Date.UTC(2026, 10, 10) + minutes * 60_000),
    examine: async () => {
      looks += 1;
      return findings;
    },
  } as unknown as Parameters<typeof isFitToDeliver>[0];
  expect(await isFitToDeliver(deps, 'auto')).toBe(false);
  expect(await isFitToDeliver(deps, 'approve')).toBe(true);
  expect(said).toEqual(['error', 'warn']);
  expect(looks).toBe(1);
  findings = [{ ...fault, state: 'advice' }];
  minutes = 6;
  expect(await isFitToDeliver(deps, 'auto')).toBe(true);
  minutes = 60;
  expect(await isFitToDeliver(deps, 'auto')).toBe(true);
  expect(looks).toBe(2);
  expect(await isFitToDeliver({ ...deps, builtInInbox: true }, 'auto')).toBe(true);
  // What was found of one mail server says nothing of another.
  findings = [fault];
  expect(await isFitToDeliver({ ...deps, mailSettings: 'other' }, 'auto')).toBe(false);
  expect(looks).toBe(3);
});

test('a look holds for the settings it was at: mail server, login, key, sender, return path and links', () => {
  const config = doctor().config;
  const secrets = ['a secret that is only used in tests'] as const;
  const place = { config, publicUrl: 'https://orders.example.com', secrets } as const;
  const mark = settingsMark(place);
  expect(settingsMark({ ...place, config: { ...config } })).toBe(mark);
  expect(mark).not.toContain(config.smtpUrl);
  const supplier = { ...config.supplier, senderAddress: 'other@supplier.example.com' };
  const others = [
    { ...place, publicUrl: 'https://other.example.com' },
    { ...place, config: { ...config, smtpUrl: 'smtps://user:other@smtp.supplier.example.com' } },
    { ...place, config: { ...config, dkim: { domain: 'a.fi', selector: 's', privateKey: 'k' } } },
    { ...place, config: { ...config, supplier } },
    { ...place, config: { ...config, supplier: { ...config.supplier, bounceAddress: 'bounces@tukku.fi' } } },
  ];
  expect(new Set([mark, ...others.map(settingsMark)]).size).toBe(others.length + 1);
});
