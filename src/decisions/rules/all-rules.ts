import type { Rule } from '../rule.ts';
import { afterComplaint } from './after-complaint.ts';
import { checkIn } from './check-in.ts';
import { farewell } from './farewell.ts';
import { firstWeeks } from './first-weeks.ts';
import { greeting } from './greeting.ts';
import { growthCall } from './growth-call.ts';
import { leaving } from './leaving.ts';
import { mustNotContact } from './must-not-contact.ts';
import { question } from './question.ts';
import { referral } from './referral.ts';
import { reminder } from './reminder.ts';
import { retentionCall } from './retention-call.ts';
import { serviceCall } from './service-call.ts';
import { suggestion } from './suggestion.ts';
import { thankYou } from './thank-you.ts';
import { wait } from './wait.ts';
import { welcome } from './welcome.ts';
import { welcomeBack } from './welcome-back.ts';

/** Every rule in the order asked; the first that speaks wins, and the last always does if nobody did before. */
export const RULES: readonly Rule[] = [
  mustNotContact,
  serviceCall,
  leaving,
  retentionCall,
  growthCall,
  afterComplaint,
  question,
  welcomeBack,
  thankYou,
  reminder,
  welcome,
  firstWeeks,
  checkIn,
  farewell,
  referral,
  suggestion,
  greeting,
  wait,
];
