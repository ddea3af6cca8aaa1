/** A frame cannot follow a link; the base sends each to a page of its own. Mails may lack a head. */
export function openLinksOutside(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}
