import { wouldRecommend } from '../../signals/answer.ts';
import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** What was said longer ago would have to be asked again first. */
const WITHIN_DAYS = 120;
const DAYS_OF_YEAR = 365;

/** Who has just given the best marks is asked, once a year at most, to tell others. */
export const referral: Rule = {
  name: 'referral',
  ask(review) {
    const { answers = [], messages, today } = review.facts;
    const last = answers.findLast(({ scale }) => scale !== 'mended');
    if (!last || !wouldRecommend(last) || today - last.day > WITHIN_DAYS) return quiet('no-promoter');
    const asked = messages.findLast(({ kind, counts }) => kind === 'referral' && counts);
    if (asked && today < asked.day + DAYS_OF_YEAR)
      return quiet('referral-asked', {}, asked.day + DAYS_OF_YEAR);
    return proposeMessage(review, {
      messageKind: 'referral',
      because: 'promoter',
      numbers: { answeredOn: last.day },
      items: null,
    });
  },
};
