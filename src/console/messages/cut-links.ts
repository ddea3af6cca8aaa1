/** A mail whose links lead nowhere: by a press in the console nobody reorders or opts out for a customer. */
export function cutLinks(html: string): string {
  return html.replace(/\bhref\s*=\s*(?:"[^"]*"|'[^']*')/gi, '');
}
