/** Languages a customer is written to in. */
export const LANGUAGES = ['en', 'fi', 'sv'] as const;

export type Language = (typeof LANGUAGES)[number];
