import { typeNumber } from '../../words/type-number.ts';
import { describedBy, type FieldProps } from './field-props.ts';

/** A number with its unit, a switch, or lines. */
export function TextField(props: FieldProps) {
  const { reader, setting, typed, problem } = props;
  const { kind, name } = setting;
  const shared = {
    id: name,
    name,
    'aria-describedby': describedBy(props),
    'aria-invalid': problem ? ('true' as const) : undefined,
  };
  if (kind.as === 'switch')
    return (
      <span class="check">
        <input {...shared} type="checkbox" value="on" checked={typed.length > 0} />
      </span>
    );
  if (kind.as === 'codes' || kind.as === 'days')
    return (
      <textarea {...shared} rows={3} spellcheck={false}>
        {typed[0] ?? ''}
      </textarea>
    );
  return (
    <span class="amount">
      <input
        {...shared}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={typeNumber(typed[0] ?? '', reader.speaker.language)}
      />
      <span class="unit">{unitOf(props)}</span>
    </span>
  );

  function unitOf({ setting: { kind: shown } }: FieldProps): string {
    if (shown.as === 'percent') return '%';
    if (shown.as === 'money') return reader.supplier.currency;
    return shown.as === 'number' ? reader.speaker.say(`care-model:unit.${shown.unit}`) : '';
  }
}
