import { LANGUAGES } from '../../shared/language.ts';
import { THEMES } from '../../staff/staff-table.ts';
import type { StaffUser } from '../../staff/staff-user.ts';
import type { Reader } from '../console-deps.ts';

/** Who is signed in, her language and colours, and the way out. Opens without a script. */
export function You({ reader, staff }: { reader: Reader; staff: StaffUser }) {
  const say = (key: string) => reader.speaker.say(`staff:${key}`);
  return (
    <details class="you" name="top">
      <summary title={say('shell.menu')}>
        <span class="you-mark" aria-hidden="true">
          {initialsOf(staff.name)}
        </span>
        <span class="you-name">{staff.name}</span>
      </summary>
      <div class="you-menu card">
        <p class="quiet">{reader.supplier.name}</p>
        <Choices name="language" legend={say('me.language')}>
          {LANGUAGES.map((one) => [one, say(`language.${one}`), one === staff.language] as const)}
        </Choices>
        <Choices name="theme" legend={say('me.theme')}>
          {THEMES.map((one) => [one, say(`me.themes.${one}`), one === staff.theme] as const)}
        </Choices>
        <p>
          <a href="/console/me">{say('shell.me')}</a>
        </p>
        <form method="post" action="/console/sign-out">
          <button type="submit" class="plain-button wide">
            {say('shell.signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}

interface ChoicesProps {
  name: string;
  legend: string;
  /** Value, words, and whether it is the one now. */
  children: readonly (readonly [string, string, boolean])[];
}

function Choices({ name, legend, children }: ChoicesProps) {
  return (
    <form method="post" action="/console/me" class="segments" aria-label={legend}>
      {children.map(([value, words, isChosen]) => (
        <button
          key={value}
          type="submit"
          name={name}
          value={value}
          class="segment"
          aria-pressed={isChosen}
          lang={name === 'language' ? value : undefined}
        >
          {words}
        </button>
      ))}
    </form>
  );
}

/** Johan Lindqvist → JL. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => (word ?? '').slice(0, 1).toUpperCase())
    .join('');
}
