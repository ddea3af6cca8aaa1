import { isLeaving } from '../is-leaving.ts';
import { quiet, type Rule, speak } from '../rule.ts';
import { farewell } from './farewell.ts';

/** Who has said that it leaves is said goodbye to, and hears nothing more until it orders again. What went wrong is put right before that. */
export const leaving: Rule = {
  name: 'leaving',
  ask(review, before) {
    if (!isLeaving(review)) return quiet('not-leaving');
    const parting = farewell.ask(review, before);
    if (parting.verdict) return parting;
    const { because, numbers } = parting;
    const { until } = numbers;
    return typeof until === 'number'
      ? speak({ kind: 'wait', because, until }, because, numbers)
      : speak({ kind: 'stop', because: 'leaving' }, 'leaving');
  },
};
