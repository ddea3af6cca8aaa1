import type { Desk } from '../calls/desk.ts';
import type { Reader } from '../console-deps.ts';
import type { MessageTold } from '../messages/message-told.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { CoverageFirst } from './coverage-first.tsx';
import type { Today } from './gather-today.ts';
import { LastNight } from './last-night.tsx';
import { NextStep } from './next-step.tsx';
import { SendingTroubles } from './sending-troubles.tsx';
import { ToDo } from './to-do.tsx';
import { Uncertain } from './uncertain.tsx';
import { Waiting } from './waiting.tsx';
import { WorkNow } from './work-now.tsx';

/** What was just done here. */
interface JustDone {
  /** Messages let go. */
  released: number | null;
  /** Stuck things tried again. */
  mended: number | null;
  /** What became of one message. */
  told: MessageTold | null;
}

interface TodayPageProps {
  reader: Reader;
  today: Today;
  desk: Desk;
  justDone: JustDone;
}

/** What waits and what to do now, then what last night did. */
export function TodayPage({ reader, today, desk, justDone }: TodayPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:today.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="today">
      <p class="eyebrow">{speaker.date(reader.today)}</p>
      <h1>{say('title')}</h1>
      <Done reader={reader} {...justDone} />
      <SendingTroubles reader={reader} today={today} />
      {today.doubtfulLists.map((name) => (
        <Notice key={name} tone="care">
          {say('doubtfulList', { name })}
        </Notice>
      ))}
      <NextStep reader={reader} today={today} desk={desk} />
      <CoverageFirst reader={reader} coverage={today.coverage} />
      <ToDo reader={reader} today={today} />
      <Uncertain reader={reader} uncertain={today.uncertain} />
      <Waiting reader={reader} mode={today.mode} waiting={today.waiting} seen={today.seen} />
      <WorkNow reader={reader} today={today} now={desk.now} />
      <LastNight reader={reader} lastNight={today.lastNight} />
    </Page>
  );
}

function Done({ reader: { speaker }, released, mended, told }: { reader: Reader } & JustDone) {
  return (
    <>
      {released === null ? null : (
        <Notice tone="good">{speaker.say('console:today.released', { count: released })}</Notice>
      )}
      {mended === null ? null : (
        <Notice tone="good">{speaker.say('today:work.mended', { count: mended })}</Notice>
      )}
      {told === null ? null : (
        <Notice tone={told === 'too-late' ? 'care' : 'good'}>
          {speaker.say(`today:message.told.${told}`)}
        </Notice>
      )}
    </>
  );
}
