/** The signed addresses of one message's mail. They hold ids, never personal data. */
export interface MessageLinks {
  of(message: { id: string; contactId: number }): {
    unsubscribe: string;
    /** The same for mail programs that opt out by mail. */
    unsubscribeMailto: string;
    preferences: string;
    reorder: string;
  };
}
