interface ChoiceGroupProps {
  name: string;
  legend: string;
  chosen: string;
  choices: readonly { value: string; label: string; lang?: string }[];
}

/** One question with one answer of several. */
export function ChoiceGroup({ name, legend, chosen, choices }: ChoiceGroupProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map(({ value, label, lang }) => (
        <label key={value} lang={lang}>
          <input type="radio" name={name} value={value} checked={value === chosen} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
