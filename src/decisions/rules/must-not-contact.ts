import { quiet, type Rule, speak } from '../rule.ts';

/** Who must not be contacted at all: closed, cared for by a named person, or left alone by somebody's wish. */
export const mustNotContact: Rule = {
  name: 'must-not-contact',
  ask({ facts: { today, customer, careModel } }) {
    if (customer.closed) return stop('closed');
    if (!careModel.nurturedLevels.includes(customer.careLevel)) return stop('not-nurtured');
    const until = customer.leaveAloneUntil;
    if (until === null || until <= today) return quiet('may-be-contacted');
    return speak({ kind: 'wait', because: 'left-alone', until }, 'left-alone', { until });
  },
};

function stop(because: string) {
  return speak({ kind: 'stop', because }, because);
}
