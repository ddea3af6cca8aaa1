import { describedBy, type FieldProps } from './field-props.ts';

/** One of some, or any of some, as chips that a finger hits. */
export function ChoiceField(props: FieldProps) {
  const { reader, setting, typed } = props;
  const { kind, name } = setting;
  if (kind.as !== 'choice' && kind.as !== 'checks') return null;
  return (
    <fieldset class="choices" aria-labelledby={`${name}-name`} aria-describedby={describedBy(props)}>
      {kind.options.map((option) => (
        <label key={option} class="choice">
          <input
            type={kind.as === 'choice' ? 'radio' : 'checkbox'}
            name={name}
            value={option}
            checked={typed.includes(String(option))}
          />
          <span>{reader.speaker.say(`${kind.say}.${option}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
