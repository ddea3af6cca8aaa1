import type { CsvFault } from '../../orders/csv/csv-fault.ts';
import type { MappingProfile } from '../../orders/mapping-profile.ts';
import type { Reader } from '../console-deps.ts';

/** Why a file cannot be read so, with fields called as the page calls them. */
export function sayMappingFault(
  { code, values }: CsvFault,
  { kind }: MappingProfile,
  { speaker }: Reader,
): string {
  const { say } = speaker;
  const field = (name: string) => say(`uploads:field.${kind}.${name}`);
  if (code === 'missing-columns') {
    const groups = String(values.columns).split(', ');
    const fields = groups.map((group) => {
      const [one = '', other] = group.split('/').map(field);
      return other === undefined ? one : say('uploads:or', { one, other });
    });
    return say('uploads:map.missing', { fields: speaker.list(fields) });
  }
  if (code === 'doubled-field')
    return say('uploads:map.doubled', { field: field(String(values.field)), columns: values.columns ?? '' });
  return say(`imports:fault.${code}`, values);
}
