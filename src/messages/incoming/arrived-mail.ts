/** A mail as a source hands it over, before anybody has read it. */
export interface ArrivedMail {
  source: 'inbox' | 'mailbox' | 'webhook';
  /** The source's own name for it; null where it has none. */
  sourceKey: string | null;
  receivedAt: Date;
  /** Empty for the null sender; null where the source does not know. */
  mailFrom: string | null;
  rcptTo: readonly string[];
  raw: Buffer;
  /** `raw` is only its beginning. */
  cut: boolean;
}
