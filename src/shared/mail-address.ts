/** RFC 5321: the longest address that fits a forward path. */
const MAX_LENGTH = 254;
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/**
 * One plain address and nothing else: no quotes, comments, groups, lists, encoded words or line ends. Narrower than the standard on
 * purpose, since each wider form has once made some mail library write to somebody else.
 */
export function isMailAddress(text: string): boolean {
  if (text.length > MAX_LENGTH || text.includes('=?')) return false;
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  return at > 0 && local.length <= 64 && LOCAL_PART.test(local) && DOMAIN.test(text.slice(at + 1));
}
