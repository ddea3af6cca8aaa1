import type { SavedCareModel } from '../../nurture/care-model-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { timeOf } from '../shell/time-of.ts';
import { Differences } from './differences.tsx';
import { listDifferences } from './list-differences.ts';

interface VersionsPageProps {
  reader: Reader;
  /** Newest first; one more than shown, to tell what the oldest of them changed. */
  versions: readonly SavedCareModel[];
  shown: number;
  /** The newest is among them. */
  isFirstPage: boolean;
}

/** Every version of the care model: who saved it, when, what it changed, and the way back to it. */
export function VersionsPage({ reader, versions, shown, isFirstPage }: VersionsPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`care-model:versions.${key}`, values);
  const older = versions.length > shown ? versions[shown - 1]?.version : undefined;
  return (
    <Page reader={reader} title={say('title')} screen="care-model">
      <p class="eyebrow">
        <a href="/console/care-model">{reader.speaker.say('care-model:title')}</a>
      </p>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <ol class="versions plain">
        {versions.slice(0, shown).map((one, place) => (
          <li key={one.version} class="card">
            <div class="version-head">
              <h2>{say('number', { number: one.version })}</h2>
              <p class="quiet">{`${one.author} · ${timeOf(one.at, reader)}`}</p>
              {isFirstPage && place === 0 ? (
                <span class="label label-growth">{say('inForce')}</span>
              ) : reader.may('POST /console/care-model') ? (
                <a class="button plain-button" href={`/console/care-model?version=${one.version}`}>
                  {say('back')}
                </a>
              ) : null}
            </div>
            <Changed reader={reader} one={one} before={versions[place + 1]} />
          </li>
        ))}
      </ol>
      {older === undefined ? null : (
        <p>
          <a class="button plain-button" href={`/console/care-model/versions?before=${older}`}>
            {say('older')}
          </a>
        </p>
      )}
    </Page>
  );
}

interface ChangedProps {
  reader: Reader;
  one: SavedCareModel;
  before: SavedCareModel | undefined;
}

function Changed({ reader, one, before }: ChangedProps) {
  if (!before) return <p class="quiet">{reader.speaker.say('care-model:versions.first')}</p>;
  return <Differences reader={reader} differences={listDifferences(before.settings, one.settings)} />;
}
