/** How a setting is shown and typed. Numbers carry their limits in the unit they are typed in. */
export type SettingKind =
  | { as: 'number'; unit: Unit; least: number; most: number; decimals?: number }
  /** Kept as a share (0–1), typed as per cent. */
  | { as: 'percent'; least: number; most: number; mayBeEmpty?: true }
  /** Kept in cents, typed in the supplier's currency. */
  | { as: 'money' }
  /** One of some. */
  | { as: 'choice'; options: readonly string[]; say: string }
  /** Any of some; `needed` where none will not do. Options that are numbers are kept as such. */
  | { as: 'checks'; options: readonly (string | number)[]; say: string; needed?: true }
  | { as: 'switch' }
  /** One a line. */
  | { as: 'codes' }
  /** One stretch of days a line. */
  | { as: 'days' };

type Unit =
  | 'days'
  | 'months'
  | 'clock'
  | 'calls'
  | 'mails'
  | 'items'
  | 'questions'
  | 'people'
  | 'orders'
  | 'purchases'
  | 'complaints'
  | 'gaps'
  | 'times'
  | 'timesYear';

export interface Setting {
  /** Its dotted name in the care model, such as `calls.perPersonPerDay`. */
  name: string;
  kind: SettingKind;
}

export interface SettingGroup {
  name: string;
  /** Few people need it: it is folded away. */
  folded?: true;
  settings: readonly Setting[];
}
