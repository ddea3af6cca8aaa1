/** A foreign mail made readable: texts only, each of a bounded length. */
export interface ParsedMail {
  /** Names in lower case, in the order they came, unfolded. Long values and the many-hundredth header are cut off. */
  headers: readonly { name: string; value: string }[];
  from: { name: string; address: string } | null;
  subject: string;
  /** The plain text; made of the HTML where there is none. */
  text: string;
  /** What machines write for machines (reports, and headers of the mail they speak of), by content type. */
  parts: readonly { type: string; text: string }[];
}

/** Why a mail was not read. None of them is a reason to drop it. */
export type ParseProblem = 'too-many-parts' | 'too-slow' | 'too-much-memory' | 'broken';
