import type { Language } from '../shared/language.ts';
import { LANGUAGES } from '../shared/language.ts';
import { ChoiceGroup } from './choice-group.tsx';
import { Frame } from './frame.tsx';
import { Notice } from './notice.tsx';
import type { Reader } from './public-deps.ts';

/** One item with what is wished for it now; `askAgainOn` is spoken. */
export interface WishedItem {
  productId: number;
  productName: string;
  wish: 'remind' | 'later' | 'stop';
  askAgainOn: string | null;
}

export interface PreferencesView {
  customerName: string;
  items: readonly WishedItem[];
  /** Some of the items come from the mail itself, so that "ask again in 2 weeks" means something. */
  mailHasItems: boolean;
  cadence: 'usual' | 'month' | 'quarter';
  /** The last day of a break that stands, spoken. */
  pausedUntil: string | null;
  language: Language;
}

/** What a press did. */
export type Saved = 'preferences' | 'later' | 'call' | 'called-today';

interface PreferencesPageProps {
  reader: Reader;
  path: string;
  unsubscribePath: string;
  view: PreferencesView;
  /** What the press before this page did. */
  saved: Saved | null;
}

export function PreferencesPage({ reader, path, unsubscribePath, view, saved }: PreferencesPageProps) {
  const say = sayerOf(reader);
  return (
    <Frame reader={reader} title={say('title')}>
      <SavedNotice reader={reader} view={view} saved={saved} />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead', { customer: view.customerName })}</p>
      {view.mailHasItems ? (
        <section id="later">
          <h2>{say('laterTitle')}</h2>
          <p>{say('laterLead')}</p>
          <form method="post" action={`${path}/later`}>
            <button type="submit" class="quiet">
              {say('laterPress')}
            </button>
          </form>
        </section>
      ) : null}
      <form method="post" action={path}>
        <ItemChoices reader={reader} items={view.items} />
        <MailChoices reader={reader} view={view} />
        <button type="submit">{say('save')}</button>
      </form>
      <section id="call">
        <h2>{say('callTitle')}</h2>
        <p>{say('callLead')}</p>
        <form method="post" action={`${path}/call`}>
          <button type="submit" class="quiet">
            {say('callPress')}
          </button>
        </form>
      </section>
      <p class="aside">
        <a href={unsubscribePath}>{say('stopAll')}</a>
      </p>
    </Frame>
  );
}

const NOTICES: Readonly<Record<Saved, string>> = {
  preferences: 'saved',
  later: 'laterSaved',
  call: 'callSaved',
  'called-today': 'calledToday',
};

function SavedNotice({ reader, view, saved }: Pick<PreferencesPageProps, 'reader' | 'view' | 'saved'>) {
  const say = sayerOf(reader);
  if (saved === null) return null;
  const waiting = view.items.filter(({ wish }) => wish === 'later').map(({ productName }) => productName);
  const values = { count: waiting.length, items: reader.speaker.list(waiting), phone: reader.supplier.phone };
  // All were stopped before: there is nothing to ask again about.
  const key = saved === 'later' && waiting.length === 0 ? 'allStopped' : NOTICES[saved];
  return (
    <Notice kind="done" title={say(`${key}Title`)}>
      <p>{say(`${key}Lead`, values)}</p>
    </Notice>
  );
}

function ItemChoices({ reader, items }: { reader: Reader; items: readonly WishedItem[] }) {
  const say = sayerOf(reader);
  if (items.length === 0) return null;
  return (
    <section id="items">
      <h2>{say('itemsTitle')}</h2>
      {items.map(({ productId, productName, wish, askAgainOn }) => (
        <ChoiceGroup
          key={productId}
          name={`item-${productId}`}
          legend={productName}
          chosen={wish}
          choices={[
            { value: 'remind', label: say('remind') },
            {
              value: 'later',
              label: askAgainOn === null ? say('later') : say('laterUntil', { date: askAgainOn }),
            },
            { value: 'stop', label: say('stop') },
          ]}
        />
      ))}
    </section>
  );
}

function MailChoices({ reader, view }: { reader: Reader; view: PreferencesView }) {
  const say = sayerOf(reader);
  const { pausedUntil } = view;
  const kept =
    pausedUntil === null ? [] : [{ value: 'keep', label: say('pauseKeep', { date: pausedUntil }) }];
  return (
    <section>
      <ChoiceGroup
        name="cadence"
        legend={say('cadenceTitle')}
        chosen={view.cadence}
        choices={[
          { value: 'usual', label: say('cadenceUsual') },
          { value: 'month', label: say('cadenceMonth') },
          { value: 'quarter', label: say('cadenceQuarter') },
        ]}
      />
      <ChoiceGroup
        name="pause"
        legend={say('pauseTitle')}
        chosen={pausedUntil === null ? 'none' : 'keep'}
        choices={[
          { value: 'none', label: say('pauseNone') },
          ...kept,
          { value: 'month', label: say('pauseMonth') },
          { value: 'quarter', label: say('pauseQuarter') },
        ]}
      />
      <ChoiceGroup
        name="language"
        legend={say('languageTitle')}
        chosen={view.language}
        choices={LANGUAGES.map((value) => ({
          value,
          label: reader.speaker.say(`public:languages.${value}`),
          lang: value,
        }))}
      />
    </section>
  );
}

function sayerOf({ speaker }: Reader) {
  return (key: string, values: Record<string, string | number> = {}) =>
    speaker.say(`public:preferences.${key}`, values);
}
