/** Where `{{link "…"}}` may lead besides the links of the mail itself. */
const SAFE_ADDRESS = /^(https:\/\/[^\s"'<>\\{}]+|mailto:[^\s"'<>\\{}@:]+@[^\s"'<>\\{}@]+|tel:\+?[\d -]+)$/;

/** The names that `{{link "…"}}` knows; each leads to a page of ours, signed for the contact. */
export const LINK_NAMES = ['reorder', 'preferences', 'later', 'stopItem', 'unsubscribe'] as const;

/** Whether a link may lead there: a name of ours, or an address that a mail program follows without harm. */
export function isLinkTarget(target: string): boolean {
  if (LINK_NAMES.some((name) => name === target)) return true;
  return SAFE_ADDRESS.test(target) && (!target.startsWith('https:') || URL.canParse(target));
}
