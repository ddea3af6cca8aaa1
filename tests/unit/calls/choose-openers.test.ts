import { describe, expect, test } from 'vitest';
import { CALL_PURPOSES } from '../../../src/calls/call-table.ts';
import { chooseOpeners } from '../../../src/calls/choose-openers.ts';
import { LANGUAGES } from '../../../src/shared/language.ts';
import type { Signal } from '../../../src/signals/signal.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
import { complaints, growing, lostItem, silent, TODAY } from '../../support/call-stories.ts';

const widening: Signal = {
  kind: 'widening',
  startedOn: TODAY,
  strength: 0.3,
  evidence: { categories: ['Tea', 'Cups'], productIds: [1] },
};
const english = speakerFor('en');
const open = (purpose: (typeof CALL_PURPOSES)[number], signals: readonly Signal[]) =>
  chooseOpeners({ purpose, signals }, () => 'Flour', english);

describe('openers', () => {
  test('a service call asks about the complaint, though the customer is silent as well', () => {
    expect(open('service', [silent, complaints])[1]).toContain('biggest nuisance');
  });

  test('silence is asked about with the customer’s own rhythm', () => {
    expect(open('retention', [silent])[1]).toContain('You used to order about once a month');
  });

  test('a lost item is asked about by name', () => {
    expect(open('retention', [lostItem(1)])[1]).toBe(
      'You used to order Flour regularly. How did it work for you?',
    );
  });

  test('growth is asked about before a wider range', () => {
    expect(open('growth', [widening, growing])[1]).toContain('coming months');
    expect(open('growth', [widening])[1]).toContain('Tea and Cups');
  });

  test('every purpose has three different ones in every language, and none of them sells', () => {
    for (const language of LANGUAGES) {
      for (const purpose of CALL_PURPOSES) {
        const openers = chooseOpeners({ purpose, signals: [] }, String, speakerFor(language));
        expect(new Set(openers).size).toBe(3);
        expect(openers.join(' ')).not.toMatch(/offer|discount|tarjous|alennus|erbjudande|rabatt/i);
      }
    }
  });
});
