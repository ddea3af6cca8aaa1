import { nameGroups } from '../../messages/answers/name-groups.ts';
import { LEAST_ANSWERS } from '../../nurture/satisfaction/answer-figures.ts';
import type { DoubtfulAnswer } from '../../nurture/satisfaction/doubtful-store.ts';
import type { GroupFigures, SatisfactionReport } from '../../nurture/satisfaction/satisfaction-report.ts';
import { sayAnswers } from '../../words/say-answers.ts';
import { sayMended } from '../../words/say-mended.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { DoubtfulAnswers } from './doubtful-answers.tsx';
import { ResultTabs } from './result-tabs.tsx';

interface SatisfactionPageProps {
  reader: Reader;
  report: SatisfactionReport;
  doubtful: readonly DoubtfulAnswer[];
  told: 'confirmed' | 'notDoubtful' | null;
}

/** What customers answered, what silence hides, and the answers that wait for a person's word. */
export function SatisfactionPage({ reader, report, doubtful, told }: SatisfactionPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`satisfaction:${key}`, values);
  const title = say('title', { date: speaker.date(report.day) });
  const names = nameGroups(speaker);
  return (
    <Page reader={reader} title={title} screen="results">
      <ResultTabs reader={reader} here="satisfaction" />
      <h1>{title}</h1>
      {told === null ? null : <p role="status">{say(told)}</p>}
      <section class="next">
        {report.all.asked === 0 ? (
          <p>{say('none')}</p>
        ) : (
          <div>
            <h2>{say('all')}</h2>
            <Lines lines={sayAnswers(report.all, speaker)} />
          </div>
        )}
      </section>
      <DoubtfulAnswers reader={reader} answers={doubtful} />
      <Groups reader={reader} title={say('levels')} groups={report.levels} nameOf={names.levels} />
      <Groups reader={reader} title={say('stages')} groups={report.stages} nameOf={names.stages} />
      <Groups
        reader={reader}
        title={say('industries')}
        groups={report.industries}
        nameOf={names.industries}
      />
      <section class="part">
        <h2>{say('mendedTitle')}</h2>
        <Lines lines={sayMended(report.mended, speaker)} />
      </section>
      <details>
        <summary>{say('how')}</summary>
        <p class="quiet">{say('definition', { count: LEAST_ANSWERS })}</p>
      </details>
    </Page>
  );
}

interface GroupsProps<Name> {
  reader: Reader;
  title: string;
  groups: readonly GroupFigures<Name>[];
  nameOf(name: Name): string;
}

function Groups<Name>({ reader, title, groups, nameOf }: GroupsProps<Name>) {
  if (groups.length === 0) return null;
  return (
    <section class="part">
      <h2>{title}</h2>
      {groups.map((group) => (
        <div key={String(group.name)}>
          <h3>{nameOf(group.name)}</h3>
          <Lines lines={sayAnswers(group, reader.speaker)} />
        </div>
      ))}
    </section>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="reasons">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
