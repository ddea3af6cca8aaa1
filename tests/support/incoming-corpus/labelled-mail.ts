import type { BounceSeverity, IncomingKind } from '../../../src/messages/incoming/incoming-kind.ts';

/** A mail and what it is. */
export interface LabelledMail {
  /** The kind of server or program that writes such mails. */
  shape: string;
  kind: IncomingKind;
  severity?: BounceSeverity;
  raw: string;
  mailFrom: string | null;
}

export const ANNA = 'anna.virtanen@shop.example.com';
export const RETURN = 'bounce+token@supplier.example.com';
/** The headers of the mail that came back, as most servers return them. */
export const RETURNED = `From: Liisa <care@supplier.example.com>
To: Anna Virtanen <${ANNA}>
Subject: Aika tilata?
Message-ID: <11111111-1111-4111-8111-111111111111@supplier.example.com>
Date: Tue, 10 Nov 2026 10:00:00 +0200`;

/** Several mails of one shape. `[what is told, label]` fills what `write` makes of it. */
export function shape(
  name: string,
  mailFrom: string | null,
  write: (told: string, n: number) => string,
  told: readonly (readonly [told: string, label: string])[],
): LabelledMail[] {
  return told.map(([text, label], n) => {
    const [kind, severity] = label.split(':') as [IncomingKind, BounceSeverity | undefined];
    return { shape: name, kind, ...(severity ? { severity } : {}), raw: write(text, n), mailFrom };
  });
}

/** RFC 3464 as nearly everybody writes it; `status|answer` is told. */
export function report(
  server: { from: string; subject: string; words: string; mta: string; action?: string },
  told: string,
): string {
  const [status, answer] = told.split('|');
  return `From: ${server.from}
To: ${RETURN}
Subject: ${server.subject}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="=_B"

--=_B
Content-Type: text/plain; charset=utf-8

${server.words.replace('%s', `${ANNA}\n${answer}`)}

--=_B
Content-Type: message/delivery-status

Reporting-MTA: dns;${server.mta}

Final-Recipient: rfc822;${ANNA}
Action: ${server.action ?? 'failed'}
Status: ${status}
Diagnostic-Code: smtp;${answer}

--=_B
Content-Type: message/rfc822

${RETURNED}

Hei Anna!
--=_B--
`;
}

/** A plain mail; headers and words as given. */
export function plain(headers: string, words: string): string {
  return `${headers.trim()}
To: care@supplier.example.com
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${words}
`;
}
