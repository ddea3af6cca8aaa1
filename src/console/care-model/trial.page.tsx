import type { CareModelChange } from '../../nurture/backtest/compare-care-models.ts';
import type { Reader } from '../console-deps.ts';
import { Progress } from '../replaying/progress.tsx';
import type { Standing } from '../replaying/standing-of.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { ChangeTable } from './change-table.tsx';
import { Differences } from './differences.tsx';
import type { Difference } from './list-differences.ts';
import { sayChange } from './say-change.ts';

export interface TrialPageProps {
  reader: Reader;
  id: string;
  standing: Standing;
  /** Done so far, 0–1. */
  share: number;
  differences: readonly Difference[];
  /** Null where there is no history yet, or no result. */
  change: CareModelChange | null;
  /** Another version has been saved since it was asked for. */
  overtaken: boolean;
}

/** What the proposed settings would have changed in the last eight weeks; nothing holds yet. */
export function TrialPage(props: TrialPageProps) {
  const { reader, id, standing, share, change } = props;
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`care-model:trial.${key}`, values);
  const isRunning = standing === 'running';
  return (
    <Page reader={reader} title={say('title')} screen="care-model" waits={isRunning}>
      <p class="eyebrow">
        <a href="/console/care-model">{speaker.say('care-model:title')}</a>
      </p>
      <h1>{say('title')}</h1>
      {isRunning ? <Progress reader={reader} share={share} label={say('working')} /> : null}
      {standing === 'failed' || standing === 'stopped' ? <Notice tone="care">{say(standing)}</Notice> : null}
      {standing === 'done' ? (
        <section class="next">
          <div role="status">
            <h2>{change ? sayChange(change, speaker) : say('noHistory')}</h2>
            <p class="quiet">{say('nothingSaved')}</p>
          </div>
        </section>
      ) : null}
      {change ? <ChangeTable reader={reader} change={change} /> : null}
      <section class="part">
        <h2>{say('differs')}</h2>
        <Differences reader={reader} differences={props.differences} />
      </section>
      {props.overtaken ? <Notice tone="care">{say('overtaken')}</Notice> : null}
      <TrialActions {...props} id={id} />
    </Page>
  );
}

/** Saving is offered while the trial runs as well: nobody has to wait. */
function TrialActions({ reader, id, differences, overtaken }: TrialPageProps) {
  const say = (key: string) => reader.speaker.say(`care-model:trial.${key}`);
  const back = `/console/care-model?trial=${id}`;
  return (
    <div class="save-bar">
      {differences.length > 0 && !overtaken ? (
        <form method="post" action={`/console/care-model/trials/${id}/save`}>
          <button type="submit">{say('save')}</button>
        </form>
      ) : null}
      <a class="button plain-button" href={back}>
        {say('changeFurther')}
      </a>
      <a href="/console/care-model">{say('forget')}</a>
    </div>
  );
}
