import { CONTACT_ROLES } from '../../decisions/facts.ts';
import { TEMPLATE_KINDS } from '../../messages/message-context.ts';
import type { TemplateResults } from '../../messages/templates/template-results-store.ts';
import { slotName, type TemplateSlot } from '../../messages/templates/template-slot.ts';
import type { TemplateVersion } from '../../messages/templates/template-version-store.ts';
import { LANGUAGES } from '../../shared/language.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { saySlot, sayState } from './say-slot.ts';
import { slotAddress } from './slot-address.ts';

interface TemplatesPageProps {
  reader: Reader;
  versions: readonly TemplateVersion[];
  results: readonly TemplateResults[];
  /** Role variants that come with Rytmi. */
  shipped: readonly TemplateSlot[];
}

/** Every template: what it is, who wrote and published it, and what its mails led to. */
export function TemplatesPage({ reader, versions, results, shipped }: TemplatesPageProps) {
  const say = (key: string) => reader.speaker.say(`templates:list.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="templates">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {TEMPLATE_KINDS.map((kind) => (
        <section class="part" key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{reader.speaker.say(`calls:message.kind.${kind}`)}</h2>
          <table class="templates">
            <thead>
              <tr>
                {['for', 'state', 'sent', 'reordered', 'unsubscribed'].map((key) => (
                  <th key={key} scope="col">
                    {say(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {slotsOf(kind, [...versions, ...shipped]).map((slot) => (
                <Row key={slotName(slot)} reader={reader} slot={slot} versions={versions} results={results} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Page>
  );
}

/** Each language, and each variant that is shipped or that somebody has begun. */
function slotsOf(kind: TemplateSlot['kind'], begun: readonly TemplateSlot[]): TemplateSlot[] {
  return LANGUAGES.flatMap((language) =>
    [null, ...CONTACT_ROLES]
      .map((role) => ({ kind, language, role }))
      .filter((slot) => slot.role === null || begun.some((one) => slotName(one) === slotName(slot))),
  );
}

const FIGURES = ['sent', 'reordered', 'unsubscribed'];

type RowProps = Omit<TemplatesPageProps, 'shipped'> & { slot: TemplateSlot };

function Row({ reader, slot, versions, results }: RowProps) {
  const own = versions.filter((one) => slotName(one) === slotName(slot));
  const result = results.find(
    ({ kind, language, role }) => slotName({ kind, language, role } as TemplateSlot) === slotName(slot),
  );
  return (
    <tr>
      <th scope="row">
        <a href={slotAddress(slot)}>{saySlot(slot, reader)}</a>
      </th>
      <td>{sayState(own, reader)}</td>
      {([result?.sent, result?.reordered, result?.unsubscribed] as const).map((count, i) => (
        <td key={i} class="figure" data-label={reader.speaker.say(`templates:list.${FIGURES[i]}`)}>
          {reader.speaker.number(count ?? 0)}
        </td>
      ))}
    </tr>
  );
}
