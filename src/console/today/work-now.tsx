import type { Reader } from '../console-deps.ts';
import { sayJob } from '../shell/say-job.ts';
import { timeOf } from '../shell/time-of.ts';
import type { Today } from './gather-today.ts';

/** A worker that is well fetches the answers every two minutes. */
const ASLEEP_AFTER_MS = 10 * 60_000;

interface WorkNowProps {
  reader: Reader;
  today: Pick<Today, 'work' | 'rejects'>;
  now: Date;
}

/** When the newest review ended, what runs now, and what is stuck with the button that mends it. */
export function WorkNow({ reader, today: { work, rejects }, now }: WorkNowProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`today:work.${key}`, values);
  const at = (moment: string) => timeOf(new Date(moment), reader);
  const shownRejects = reader.may('POST /console/imports') ? rejects : [];
  const asleep = work.lastSignAt !== null && now.getTime() - Date.parse(work.lastSignAt) > ASLEEP_AFTER_MS;
  return (
    <section aria-labelledby="work">
      <h2 id="work">{say('title')}</h2>
      <ul class="plain work">
        {asleep && work.lastSignAt ? (
          <li class="work-care">
            {say(reader.may('GET /console/health') ? 'asleep' : 'asleepOthers', {
              time: at(work.lastSignAt),
            })}
          </li>
        ) : null}
        <li>{work.reviewEndedAt ? say('reviewEnded', { time: at(work.reviewEndedAt) }) : say('noReview')}</li>
        {work.review ? (
          <li>{say('reviewing', { done: work.review.batchesDone, all: work.review.batches })}</li>
        ) : null}
        {asleep ? null : <li>{sayRunning(reader, work.running)}</li>}
        {shownRejects.map(({ runId, fileName, rejected }) => (
          <li key={runId} class="work-care">
            {say('rejects', { count: rejected, file: fileName })}
          </li>
        ))}
      </ul>
      <Stuck reader={reader} stuck={work.stuck} />
    </section>
  );
}

function Stuck({ reader, stuck }: { reader: Reader; stuck: Today['work']['stuck'] }) {
  const say = (key: string, values = {}) => reader.speaker.say(`today:work.${key}`, values);
  if (stuck.length === 0) return null;
  return (
    <div class="care-part">
      <h3>{say('stuckTitle', { count: stuck.length })}</h3>
      <ul class="plain">
        {stuck.map(({ job, period, at }) => (
          <li key={`${job} ${period}`}>
            {say('stuck', { job: capital(sayJob(reader, job)), time: timeOf(new Date(at), reader) })}
          </li>
        ))}
      </ul>
      {reader.may('POST /console/mend') ? (
        <form method="post" action="/console/mend">
          <button type="submit">{say('mend')}</button>
        </form>
      ) : null}
    </div>
  );
}

function sayRunning(reader: Reader, jobs: readonly string[]): string {
  const { speaker } = reader;
  if (jobs.length === 0) return speaker.say('today:work.idle');
  return speaker.say('today:work.running', { jobs: speaker.list(jobs.map((job) => sayJob(reader, job))) });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
