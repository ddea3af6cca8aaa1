import { expect, test } from 'vitest';
import { sayFault } from '../../../src/console/templates/fault-list.tsx';
import { faultName } from '../../../src/console/templates/island/fault-name.ts';
import { templateProblem } from '../../../src/messages/template-problem.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import { speakerFor } from '../../../src/words/speaker.ts';

test.each(LANGUAGES)(
  'the name that a fault speaks of is found in %s, so that it can be underlined',
  (language) => {
    const problem = templateProblem('unknown-name', { name: 'firstItm' });
    const reader = { speaker: speakerFor(language) };
    expect(faultName(sayFault({ file: 'x', line: 2, problem, nearest: 'firstItem' }, reader))).toBe(
      'firstItm',
    );
    const nameless = templateProblem('three-braces');
    expect(faultName(sayFault({ file: 'x', line: 2, problem: nameless, nearest: null }, reader))).toBe('');
  },
);
