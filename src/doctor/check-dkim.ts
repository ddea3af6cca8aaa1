import { createPublicKey } from 'node:crypto';
import type { DoctorDeps } from './doctor-deps.ts';
import { advice, fault, fine, type Seen } from './finding.ts';

/** Whether receivers find the key with which mails are signed here. */
export async function checkDkim({ config: { dkim }, names }: DoctorDeps): Promise<Seen> {
  if (dkim === null)
    return advice(
      'dkim-not-ours',
      'mails are not signed here; whether your mail provider signs them cannot be seen from here',
      'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY, or send a test mail (rytmi doctor --to) and look whether its headers say dkim=pass for your domain.',
    );
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  const ours = publicPartOf(dkim.privateKey);
  const records = await names.texts(name);
  const [record] = records;
  const publish = `Publish this TXT record at ${name}: v=DKIM1; k=rsa; p=${ours}`;
  if (record === undefined)
    return fault('dkim-missing', `the key that mails are signed with is not at ${name}`, publish);
  if (records.length > 1)
    return fault(
      'dkim-twice',
      `${name} holds more than one record, and receivers may take the wrong one`,
      `Keep one. ${publish}`,
    );
  return judge(name, tagsOf(record), ours, publish);
}

function judge(name: string, tags: ReadonlyMap<string, string>, ours: string, publish: string): Seen {
  const key = tags.get('p');
  if (key === undefined) return fault('dkim-syntax', `the record at ${name} holds no key`, publish);
  if (key === '') return fault('dkim-revoked', `the key at ${name} has been withdrawn`, publish);
  if ((tags.get('k') ?? 'rsa') !== 'rsa')
    return fault(
      'dkim-other-kind',
      `the key at ${name} is of another kind than the one mails are signed with`,
      publish,
    );
  if (key.replace(/\s+/g, '') !== ours)
    return fault('dkim-other-key', `the key at ${name} is not the one mails are signed with`, publish);
  if (tags.get('t')?.split(':').includes('y'))
    return advice(
      'dkim-testing',
      `the record at ${name} says that signatures are only tried out`,
      `Remove t=y from it.`,
    );
  return fine(`the key that mails are signed with is at ${name}`);
}

function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(';').flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()]];
  });
  return new Map(pairs);
}

function publicPartOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}
