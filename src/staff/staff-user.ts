import type { Language } from '../shared/language.ts';
import type { Role } from './role.ts';
import type { staffUserTable } from './staff-table.ts';

/** Somebody of the supplier's who may sign in. */
export interface StaffUser {
  /** UUID. */
  id: string;
  name: string;
  /** In small letters; a care person of the same address is the same human being. */
  email: string;
  roles: Role[];
  language: Language;
  theme: (typeof staffUserTable.$inferSelect)['theme'];
}
