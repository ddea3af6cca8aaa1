import type { Rule } from '../rule.ts';
import { checkIn } from './check-in.ts';
import { greeting } from './greeting.ts';
import { growthCall } from './growth-call.ts';
import { mustNotContact } from './must-not-contact.ts';
import { question } from './question.ts';
import { reminder } from './reminder.ts';
import { retentionCall } from './retention-call.ts';
import { serviceCall } from './service-call.ts';
import { suggestion } from './suggestion.ts';
import { wait } from './wait.ts';
import { welcome } from './welcome.ts';

/** Every rule in the order asked; the first that speaks wins, and the last always does if nobody did before. */
export const RULES: readonly Rule[] = [
  mustNotContact,
  serviceCall,
  retentionCall,
  growthCall,
  question,
  reminder,
  welcome,
  checkIn,
  suggestion,
  greeting,
  wait,
];
