import { ROUTE_ROLES } from '../guard/route-roles.ts';

/** A way of its own where something was pressed on it, which is told there. */
const OWN_PAGE = '/console/me';

/**
 * The page of this console on which a form was pressed, as the browser names it: path and question. Null where it says nothing, where
 * it is somebody else's, and where it cannot be opened anew.
 */
export function pageBefore({
  referer,
  host,
}: {
  referer?: string | undefined;
  host?: string | undefined;
}): string | null {
  if (!referer || !URL.canParse(referer)) return null;
  const page = new URL(referer);
  if (page.host !== host || page.pathname === OWN_PAGE || !canBeOpened(page.pathname)) return null;
  return `${page.pathname}${page.search}`;
}

/** Some pages only answer a form; they have no address to come back to. */
function canBeOpened(path: string): boolean {
  const parts = path.split('/');
  return Object.keys(ROUTE_ROLES).some((route) => {
    const [method, pattern = ''] = route.split(' ');
    const wanted = pattern.split('/');
    const fits = wanted.every((part, place) => part.startsWith(':') || part === parts[place]);
    return method === 'GET' && wanted.length === parts.length && fits;
  });
}
