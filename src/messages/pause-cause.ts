/** What stops all sending until a person lets it go on. */
export const PAUSE_CAUSES = [
  /** Login, encryption, a blocked sender. */
  'own-fault',
  'person',
  /** Today's plan is far larger than usual. */
  'unusual-plan',
  /** Mails stand due since more than a day, because nothing was sent meanwhile. */
  'late',
  'spam-reports',
  'hard-bounces',
  /** The database is not the one that sent last: a backup was restored, or a copy was started. */
  'restored',
] as const;

export type PauseCause = (typeof PAUSE_CAUSES)[number];
