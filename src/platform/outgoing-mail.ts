export interface MailPerson {
  name: string;
  address: string;
}

/** One mail to one person, ready for the mail server: nothing in it is decided later. */
export interface OutgoingMail {
  from: MailPerson;
  to: MailPerson;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  /** With angle brackets; the same for every attempt of one message. */
  messageId: string;
  /** One-click address and mail address for opting out; null for mails to the supplier's own people. */
  unsubscribe: { url: string; mailto: string } | null;
  /** For the big mailbox providers' own counts of spam reports: kinds of mail, never one mail; none where missing. */
  feedbackId?: string;
  /** Where bounces come back to; the sender's own address where missing. */
  returnPath?: string;
}

/** How far a dialogue with a mail server had come. `local` is before any connection, `sender` once it had let us in. */
export type SmtpStep = 'local' | 'connect' | 'tls' | 'login' | 'sender' | 'recipient' | 'data' | 'body';

/** Why a mail was not taken, as seen on the line. */
export interface SmtpTrouble {
  step: SmtpStep;
  /** The server's code, such as 550; null when it did not answer. */
  code: number | null;
  /** The enhanced code, such as 5.1.1. */
  enhanced: string | null;
  /** The server's answer or the connection's error, one line. */
  answer: string;
  /** The mail's bytes had begun to leave: without an answer nobody knows whether it was taken. */
  bodyStarted: boolean;
}

/**
 * Asked when the mail server waits for a mail's first byte. Until it has said yes the mail can be taken back, and whatever breaks has
 * sent nothing; after a no, or a fault, not a byte is handed over. Asked once more where a first dialogue broke off before a byte left.
 */
export type MayBegin = () => Promise<boolean>;

/** The word of whoever has a mail sent, asked for while it waits. */
export interface SendLeave {
  /** Asked when the mail's turn has come, before it goes to the mail server at all. */
  isWanted(): boolean;
  mayBegin: MayBegin;
}

/** Hands mails to a mail server. The promise is kept once the server has answered for the whole mail. */
export interface MailOut {
  /** Resolves with the server's answer. Rejects with an Error that carries `trouble`, also where leave was not given. */
  send(mail: OutgoingMail, leave?: SendLeave): Promise<{ answer: string }>;
  close(): Promise<void>;
}

export class MailNotTaken extends Error {
  readonly trouble: SmtpTrouble;

  constructor(trouble: SmtpTrouble, options?: ErrorOptions) {
    super(trouble.answer, options);
    this.name = 'MailNotTaken';
    this.trouble = trouble;
  }
}

/** Leave was not given: not a byte of the mail was handed over. */
export class MailHeldBack extends MailNotTaken {
  constructor(answer: string) {
    super({ step: 'data', code: null, enhanced: null, answer, bodyStarted: false });
    this.name = 'MailHeldBack';
  }
}
