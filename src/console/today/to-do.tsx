import type { Reader } from '../console-deps.ts';
import type { Today } from './gather-today.ts';
import { waitingCount } from './waiting-count.ts';

/** What waits for a person, counted, each leading to where it is done. Nothing that the reader may not do, and no noughts. */
export function ToDo({ reader, today }: { reader: Reader; today: Today }) {
  const { speaker } = reader;
  const tiles = tilesFor(reader, today).filter(({ count }) => count > 0);
  if (tiles.length === 0) return null;
  return (
    <nav class="todo" aria-label={speaker.say('today:todo.title')}>
      {tiles.map(({ word, count, to, tone }) => (
        <a key={word} href={to} class={tone === 'care' ? 'tile tile-care' : 'tile'}>
          <strong>{speaker.number(count)}</strong> {speaker.say(`today:todo.${word}`, { count })}
        </a>
      ))}
    </nav>
  );
}

interface Tile {
  word: 'calls' | 'messages' | 'uncertain' | 'incoming' | 'rejects' | 'stuck';
  count: number;
  to: string;
  tone?: 'care';
}

function tilesFor({ may }: Reader, today: Today): readonly Tile[] {
  const releases = today.mode !== 'observe' && may('POST /console/release');
  return [
    {
      word: 'calls',
      count: may('GET /console/calls') ? today.calls.today.length : 0,
      to: '/console/calls',
    },
    { word: 'messages', count: releases ? waitingCount(today) : 0, to: '#waiting' },
    { word: 'incoming', count: may('GET /console/incoming') ? today.incoming : 0, to: '/console/incoming' },
    {
      word: 'uncertain',
      count: may('POST /console/messages/:id/settle') ? today.uncertain.all : 0,
      to: '#uncertain',
      tone: 'care',
    },
    {
      word: 'stuck',
      count: may('POST /console/mend') ? today.work.stuck.length : 0,
      to: '#work',
      tone: 'care',
    },
    {
      word: 'rejects',
      count: may('POST /console/imports')
        ? today.rejects.reduce((sum, { rejected }) => sum + rejected, 0)
        : 0,
      to: '/console/imports',
      tone: 'care',
    },
  ];
}
