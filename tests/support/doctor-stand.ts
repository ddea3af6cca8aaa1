import { generateKeyPairSync } from 'node:crypto';
import { beforeEach } from 'vitest';
import type { DoctorDeps } from '../../src/doctor/doctor-deps.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import type { Database } from '../../src/platform/database.ts';
import { openNames } from '../../src/platform/names.ts';
import { emptyDatabase } from './seed.ts';
import { type StubDns, startStubDns, type Zone } from './stub-dns.ts';
import { createTestDatabase } from './test-database.ts';
import { TEST_SUPPLIER } from './test-supplier.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
export const KEY = publicKey.toString('base64');
export const OTHER_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'der' })
  .toString('base64');

/** Everything as it should be. */
export const SOUND: Zone = {
  'tukku.fi': {
    TXT: ['something else', 'v=spf1 include:_spf.posti.fi -all'],
    MX: ['10 mx.tukku.fi'],
    A: ['192.0.2.5'],
  },
  '_mta-sts.tukku.fi': { TXT: ['v=STSv1; id=1'] },
  '_smtp._tls.tukku.fi': { TXT: ['v=TLSRPTv1; rua=mailto:postmaster@tukku.fi'] },
  'mx.tukku.fi': { A: ['192.0.2.10'] },
  '_spf.posti.fi': { TXT: ['v=spf1 ip4:198.51.100.0/24 ~all'] },
  '_dmarc.tukku.fi': { TXT: ['v=DMARC1; p=none; rua=mailto:postmaster@tukku.fi'] },
  'r1._domainkey.tukku.fi': { TXT: [`v=DKIM1; k=rsa; p=${KEY}`] },
  'smtp.posti.fi': { A: ['198.51.100.7'] },
  '7.100.51.198.in-addr.arpa': { PTR: ['out7.posti.fi'] },
  'out7.posti.fi': { A: ['198.51.100.7'] },
  'tilaa.tukku.fi': { A: ['192.0.2.20'] },
};

export const SENDER = {
  ...TEST_SUPPLIER,
  senderAddress: 'liisa@tukku.fi',
  replyTo: 'liisa@tukku.fi',
  bounceAddress: null,
};

type Other = Partial<DoctorDeps>;
type OtherConfig = Partial<DoctorDeps['config']>;

/** A doctor whose world is sound until it is told otherwise; made sound again before each test. */
export interface DoctorStand {
  db: Database;
  dns: StubDns;
  names: DoctorDeps['names'];
  doctor(other?: Other, config?: OtherConfig): DoctorDeps;
  /** What is not fine. */
  troubles(other?: Other, config?: OtherConfig): Promise<string[]>;
}

export async function openDoctorStand(): Promise<DoctorStand> {
  const { db } = await createTestDatabase();
  const dns = await startStubDns();
  const names = openNames([dns.address]);
  beforeEach(async () => {
    await emptyDatabase(db);
    dns.serve(SOUND);
  });
  const doctor: DoctorStand['doctor'] = (other = {}, config = {}) => ({
    ...{ db, names, now: () => new Date(), publicUrl: 'https://tilaa.tukku.fi' },
    config: {
      supplier: SENDER,
      smtpUrl: 'smtp://user:secret@smtp.posti.fi:587',
      redisUrl: null,
      dkim: { domain: 'tukku.fi', selector: 'r1', privateKey },
      ...config,
    },
    tryMailServer: async () => null,
    tryPage: async () => 200,
    inspectRedis: async () => ({ policy: 'noeviction', appendOnly: true }),
    ...other,
  });
  const troubles: DoctorStand['troubles'] = async (other, config) =>
    troublesOf(await examine(doctor(other, config)));
  return { db, dns, names, doctor, troubles };
}

/** What is not fine, but for the test database, which is set to hurry. */
export function troublesOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ check, state, trouble }) =>
    check === 'database' || trouble === null ? [] : [`${state} ${trouble}`],
  );
}
