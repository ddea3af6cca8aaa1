import type { LinkPurpose } from '../messages/sign-link.ts';

/**
 * Where a page is shown: at its link, and at what stands behind that. A phone that has put a tab away loads the address of the last
 * press anew, and mail programs add a slash.
 */
export function addressesOf(purpose: LinkPurpose): readonly string[] {
  return [`/${purpose}/:token`, `/${purpose}/:token/*`];
}
