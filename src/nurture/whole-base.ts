import type { SuggestionContents } from '../decisions/suggestion-contents.ts';
import type { BaseContents } from '../rhythm/base-contents.ts';

/** What was learnt from all orders together. */
export interface WholeBase {
  intervals: BaseContents;
  suggestions: SuggestionContents;
}
