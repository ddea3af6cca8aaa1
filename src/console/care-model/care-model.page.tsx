import type { CarePerson } from '../../customers/care-person-store.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { SavedCareModel } from '../../nurture/care-model-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { timeOf } from '../shell/time-of.ts';
import { Capacity } from './capacity.tsx';
import { NewKinds } from './new-kinds.tsx';
import type { CareModelForm } from './read-care-model-form.ts';
import { ReadOnlySettings } from './read-only-settings.tsx';
import { SettingGroups } from './setting-groups.tsx';

export interface CareModelPageProps {
  reader: Reader;
  /** In force. */
  saved: SavedCareModel;
  /** The version that the fields were made from; another one in force keeps them from being saved. */
  basedOn: number;
  people: readonly CarePerson[];
  newKinds: readonly MessageKind[];
  /** What the fields hold, which need not be what is in force. */
  form: Omit<CareModelForm, 'settings'>;
  /** Of what is in the fields, for who may only read. */
  settings: CareModel;
  /** What happened, in words. */
  told: string | null;
  /** What kept it from being done, in words. */
  refused: string | null;
}

/** The settings by which customers are cared for, each with what it does; what it would change is shown before it holds. */
export function CareModelPage(props: CareModelPageProps) {
  const { reader, saved, told, refused, form, people } = props;
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`care-model:${key}`, values);
  const maySave = reader.may('POST /console/care-model');
  return (
    <Page reader={reader} title={say('title')} screen="care-model">
      <h1>{say('title')}</h1>
      <p class="lead">{say(maySave ? 'lead' : 'leadReading')}</p>
      {told === null ? null : <Notice tone="good">{told}</Notice>}
      {refused === null ? null : <Notice tone="care">{refused}</Notice>}
      <p class="in-force">
        {say('inForce', {
          ...{ version: saved.version, author: saved.author },
          date: timeOf(saved.at, reader),
        })}
        {' · '}
        <a href="/console/care-model/versions">{say('versions.title')}</a>
      </p>
      <NewKinds reader={reader} kinds={props.newKinds} />
      <Capacity reader={reader} people={people} usual={saved.settings.calls.perPersonPerDay} />
      {maySave ? (
        <form method="post" action="/console/care-model" class="care-model">
          <input type="hidden" name="version" value={props.basedOn} />
          <SettingGroups reader={reader} typed={form.typed} problems={form.problems} />
          <div class="save-bar">
            <button type="submit" formaction="/console/care-model/trials">
              {say('try')}
            </button>
            <button type="submit" class="plain-button">
              {say('save')}
            </button>
            <p class="quiet">{say('tryMeans')}</p>
          </div>
        </form>
      ) : (
        <ReadOnlySettings reader={reader} settings={props.settings} />
      )}
    </Page>
  );
}
