import type { TemplateFault } from '../../messages/template-fault.ts';
import { sayTemplateProblem } from '../../messages/template-problem.ts';
import type { Reader } from '../console-deps.ts';

/** What is wrong, by line, with the name that was probably meant. The editor's script writes it anew as the text changes. */
export function FaultList({ reader, faults }: { reader: Reader; faults: readonly TemplateFault[] }) {
  return (
    <ul id="faults" class="faults" aria-live="polite">
      {faults.map((fault, i) => (
        <li key={i}>{sayFault(fault, reader)}</li>
      ))}
    </ul>
  );
}

export function sayFault(
  { line, problem, nearest }: TemplateFault,
  { speaker }: Pick<Reader, 'speaker'>,
): string {
  const place = line === null ? '' : `${speaker.say('templates:editor.line', { line })}: `;
  const hint = nearest === null ? '' : ` ${speaker.say('templates:editor.nearest', { name: nearest })}`;
  return `${place}${sayTemplateProblem(problem, speaker)}.${hint}`;
}
