/** What somebody at the supplier does in the console; one person may hold several. */
export const ROLES = ['care', 'marketing', 'publisher', 'owner', 'administrator'] as const;

export type Role = (typeof ROLES)[number];
