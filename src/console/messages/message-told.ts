/** What became of a press; `too-late`: somebody else has settled it, or it has moved on. */
export const MESSAGE_TOLD = ['arrived', 'not-arrived', 'resend', 'withdrawn', 'too-late'] as const;

export type MessageTold = (typeof MESSAGE_TOLD)[number];
