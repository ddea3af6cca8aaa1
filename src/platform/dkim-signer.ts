import { createHash, createPrivateKey } from 'node:crypto';
import dkimField from 'nodemailer/lib/dkim/sign.js';

/** Whose signature mails carry. */
export interface DkimKey {
  domain: string;
  /** The public key stands in DNS at `<selector>._domainkey.<domain>`. */
  selector: string;
  /** RSA, PEM. */
  privateKey: string;
}

/** Makes the DKIM-Signature field for a mail, without a line end. `head` has no empty line at its end. */
export type SignMail = (head: string, body: Buffer) => string;

/**
 * What a receiver acts on or shows. Gmail asks for both List-Unsubscribe fields to be under the signature. A field that a mail lacks is
 * left out.
 */
const SIGNED_FIELDS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'Reply-To',
  'MIME-Version',
  'Content-Type',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'Feedback-ID',
].join(':');

const HASH = 'sha256';

/**
 * Signs what buildMail makes: its bodies hold no line that relaxed canonicalization would change, so they are hashed as they stand. The
 * key is read once; reading it for each mail takes four times as long as signing.
 */
export function openSigner({ domain, selector, privateKey }: DkimKey): SignMail {
  const key = createPrivateKey(privateKey);
  const options = {
    domainName: domain,
    keySelector: selector,
    privateKey: key,
    headerFieldNames: SIGNED_FIELDS,
  };
  return (head, body) => {
    const bodyHash = createHash(HASH).update(body).digest('base64');
    const field = dkimField(fieldsOf(head), HASH, bodyHash, options);
    if (field === false) throw new Error('DKIM_PRIVATE_KEY cannot sign');
    return field;
  };
}

/** Fields with their folded lines, one character a byte. */
function fieldsOf(head: string): { key: string; line: string }[] {
  return Buffer.from(head)
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ key: line.slice(0, line.indexOf(':')).toLowerCase(), line }));
}
