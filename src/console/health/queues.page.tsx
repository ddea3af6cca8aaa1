import type { FailedRun, JobStanding } from '../../nurture/job-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { BOARD_ADDRESS } from '../guard/board-routes.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { sayJob } from '../shell/say-job.ts';
import { Scrolls } from '../shell/scrolls.tsx';
import { timeOf } from '../shell/time-of.ts';

interface QueuesPageProps {
  reader: Reader;
  jobs: readonly JobStanding[];
  failed: readonly FailedRun[];
  /** Things that the button would try again. */
  stuck: number;
  /** Bull Board was asked for, and the queue could not be reached. */
  away: boolean;
}

/** Every job: what is due, what runs, what was done and what was given up, with why. */
export function QueuesPage({ reader, jobs, failed, stuck, away }: QueuesPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`health:queues.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="health">
      <p class="eyebrow">
        <a href="/console/health">{reader.speaker.say('health:title')}</a>
      </p>
      <h1>{say('title')}</h1>
      {away ? <Notice tone="care">{say('away')}</Notice> : null}
      <p class="lead">{say('lead')}</p>
      <p>
        {say('ledger')} <a href={BOARD_ADDRESS}>{say('board')}</a>
      </p>
      {stuck > 0 ? (
        <form method="post" action="/console/mend" class="actions">
          <button type="submit">{reader.speaker.say('today:work.mend')}</button>
          <span class="quiet">{reader.speaker.say('today:work.stuckTitle', { count: stuck })}</span>
        </form>
      ) : null}
      {jobs.length === 0 ? <p class="quiet">{say('none')}</p> : <Jobs reader={reader} jobs={jobs} />}
      <h2>{say('failed')}</h2>
      {failed.length === 0 ? <p class="quiet">{say('noneFailed')}</p> : null}
      <ul class="plain">
        {failed.map(({ job, period, problem, attempts, at }) => (
          <li key={`${job} ${period}`} class="failed-run">
            <strong>{sayJob(reader, job)}</strong>{' '}
            <span class="quiet">
              {job} {period} · {timeOf(new Date(at), reader)} · {say('tries', { count: attempts })}
            </span>
            <pre class="command">{problem ?? ''}</pre>
          </li>
        ))}
      </ul>
    </Page>
  );
}

const COLUMNS = ['job', 'open', 'running', 'oldest', 'done', 'failedDay', 'last', 'took'] as const;

function Jobs({ reader, jobs }: { reader: Reader; jobs: readonly JobStanding[] }) {
  const { speaker } = reader;
  const time = (moment: string | null) => (moment === null ? '–' : timeOf(new Date(moment), reader));
  return (
    <div class="wide-table">
      <Scrolls label={speaker.say('health:queues.title')}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {speaker.say(`health:queues.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {jobs.map((one) => (
              <tr key={one.job} class={one.failedLastDay > 0 ? 'work-care' : undefined}>
                <th scope="row">
                  {sayJob(reader, one.job)} <code>{one.job}</code>
                </th>
                <td class="number">{speaker.number(one.open)}</td>
                <td class="number">{speaker.number(one.running)}</td>
                <td>{time(one.oldestAt)}</td>
                <td class="number">{speaker.number(one.doneLastDay)}</td>
                <td class="number">{speaker.number(one.failedLastDay)}</td>
                <td>{time(one.lastDoneAt)}</td>
                <td class="number">
                  {one.lastSeconds === null
                    ? '–'
                    : speaker.say('health:queues.seconds', { seconds: speaker.number(one.lastSeconds, 1) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </div>
  );
}
