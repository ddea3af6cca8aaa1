/** The signed addresses in one mail. They hold ids, never personal data. */
export interface MailLinks {
  unsubscribe: string;
  /** The same for mail programs that opt out by mail. */
  unsubscribeMailto: string;
  preferences: string;
  reorder: string;
  /** The page of a question; with `?score=` that answer is chosen on it. */
  answer: string;
  /** Where bounces come back to; the sender's own address where missing. */
  returnPath?: string;
}

export interface MessageLinks {
  of(message: { id: string; contactId: number }): MailLinks;
}
