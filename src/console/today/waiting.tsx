import type { Mode } from '../../decisions/care-model.ts';
import type { Seen } from '../../messages/seen.ts';
import type { WaitingKind } from '../../nurture/today-store.ts';
import { LANGUAGES } from '../../shared/language.ts';
import type { Reader } from '../console-deps.ts';
import { waitingCount } from './waiting-count.ts';
import { WaitingSampleLine } from './waiting-sample.tsx';

interface WaitingProps {
  reader: Reader;
  mode: Mode;
  waiting: readonly WaitingKind[];
  seen: Seen;
}

/** Messages that wait for a person's yes: by kind, each with a sample of what would be read. */
export function Waiting({ reader, mode, waiting, seen }: WaitingProps) {
  const say = (key: string) => reader.speaker.say(`console:waiting.${key}`);
  const releases = mode !== 'observe' && reader.may('POST /console/release');
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('title')}</h2>
      {mode === 'observe' ? <p class="quiet">{say('observe')}</p> : null}
      {waiting.length === 0 ? <p class="quiet">{say(mode === 'auto' ? 'auto' : 'none')}</p> : null}
      {releases && waiting.length > 1 ? (
        <ReleaseAll reader={reader} count={waitingCount({ waiting })} seen={seen} />
      ) : null}
      <div class="batches">
        {waiting.map((kind) => (
          <Batch key={kind.kind} reader={reader} releases={releases} batch={kind} seen={seen} />
        ))}
      </div>
    </section>
  );
}

function ReleaseAll({ reader, count, seen }: { reader: Reader; count: number; seen: Seen }) {
  return (
    <form method="post" action="/console/release" class="actions release-all">
      <input type="hidden" name="seen" value={seen} />
      <button type="submit" name="kind" value="all">
        {reader.speaker.say('today:release.all', { count })}
      </button>
      <span class="quiet">{reader.speaker.say('today:release.allLead')}</span>
    </form>
  );
}

interface BatchProps {
  reader: Reader;
  releases: boolean;
  batch: WaitingKind;
  seen: Seen;
}

function Batch({ reader, releases, batch, seen }: BatchProps) {
  const { speaker } = reader;
  const { kind, count, samples } = batch;
  const [first] = samples;
  return (
    <article class="card batch">
      <div>
        <h3>
          {speaker.say(`calls:message.kind.${kind}`)} <span class="count">{speaker.number(count)}</span>
        </h3>
        <p class="quiet">
          {sayLanguages(reader, batch)}
          <br />
          {speaker.say('console:waiting.expires', { date: speaker.date(batch.firstExpiresOn) })}
        </p>
        <ul class="samples">
          {samples.map((sample) => (
            <WaitingSampleLine key={sample.id} reader={reader} sample={sample} back="today" />
          ))}
        </ul>
        {releases ? (
          <form method="post" action="/console/release" class="actions">
            <input type="hidden" name="seen" value={seen} />
            <button type="submit" name="kind" value={kind}>
              {speaker.say('console:waiting.release', { count })}
            </button>
            <SeeAll reader={reader} kind={kind} count={count} />
          </form>
        ) : (
          <SeeAll reader={reader} kind={kind} count={count} />
        )}
      </div>
      {first && reader.may('GET /console/messages/:id/html') ? (
        <figure class="sample-mail">
          <figcaption class="quiet">
            {speaker.say('today:release.sample', { customer: first.customer })}
          </figcaption>
          <iframe
            class="mail"
            sandbox=""
            loading="lazy"
            src={`/console/messages/${first.id}/html`}
            title={speaker.say('today:release.sample', { customer: first.customer })}
          />
        </figure>
      ) : null}
    </article>
  );
}

function SeeAll({ reader, kind, count }: { reader: Reader; kind: string; count: number }) {
  if (!reader.may('GET /console/waiting/:kind')) return null;
  return <a href={`/console/waiting/${kind}`}>{reader.speaker.say('today:release.see', { count })}</a>;
}

/** Finnish 31 · Swedish 4. */
function sayLanguages({ speaker }: Reader, { languages }: WaitingKind): string {
  return LANGUAGES.filter((language) => languages[language])
    .map(
      (language) =>
        `${speaker.say(`calls:language.${language}`)} ${speaker.number(languages[language] ?? 0)}`,
    )
    .join(' · ');
}
