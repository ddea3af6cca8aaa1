import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import type { Today } from './gather-today.ts';
import { LastNight } from './last-night.tsx';
import { NextStep } from './next-step.tsx';
import { SendingTroubles } from './sending-troubles.tsx';
import { Waiting } from './waiting.tsx';

interface TodayPageProps {
  reader: Reader;
  today: Today;
  /** Messages just let go. */
  released: number | null;
}

/** What last night did, what waits, and what to do now. */
export function TodayPage({ reader, today, released }: TodayPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`console:today.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="today">
      <p class="eyebrow">{speaker.date(reader.today)}</p>
      <h1>{say('title')}</h1>
      {released === null ? null : <Notice tone="good">{say('released', { count: released })}</Notice>}
      <SendingTroubles reader={reader} today={today} />
      {today.uncertain > 0 ? (
        <Notice tone="care">{say('uncertain', { count: today.uncertain })}</Notice>
      ) : null}
      {today.incoming > 0 ? (
        <Notice tone="care">
          {reader.may('GET /console/incoming') ? (
            <a href="/console/incoming">{say('incoming', { count: today.incoming })}</a>
          ) : (
            say('incoming', { count: today.incoming })
          )}
        </Notice>
      ) : null}
      {today.doubtfulLists.map((name) => (
        <Notice key={name} tone="care">
          {say('doubtfulList', { name })}
        </Notice>
      ))}
      <NextStep reader={reader} today={today} />
      <Waiting reader={reader} mode={today.mode} waiting={today.waiting} />
      <LastNight reader={reader} lastNight={today.lastNight} />
    </Page>
  );
}
