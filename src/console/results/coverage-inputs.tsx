import type { CoverageInputs } from '../../decisions/coverage-inputs.ts';
import type { Reader } from '../console-deps.ts';

/** What the payback was reckoned with, and the fields of the care model where the owner puts in her own figures. */
export function CoverageInputsLine({ reader, inputs }: { reader: Reader; inputs: CoverageInputs }) {
  const { speaker, supplier } = reader;
  const assumed = speaker.say('coverage:assumed', {
    margin: speaker.percent(inputs.marginShare),
    call: speaker.money(inputs.callCents, supplier.currency),
    calls: speaker.number(inputs.callsPerCustomer, 1),
    people: speaker.number(inputs.people, 2),
    person: speaker.money(inputs.personCents, supplier.currency),
  });
  return (
    <p class="quiet">
      {assumed} {speaker.say('coverage:yours')}{' '}
      {reader.may('POST /console/care-model') ? (
        <a href="/console/care-model#coverage.marginShare">{speaker.say('coverage:change')}</a>
      ) : (
        <a href="/console/care-model#coverage">{speaker.say('coverage:see')}</a>
      )}
    </p>
  );
}
