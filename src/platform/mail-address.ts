export { isMailAddress } from '../shared/mail-address.ts';
