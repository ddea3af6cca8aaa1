import type { SuggestionContents } from '../decisions/suggestions/suggestion-contents.ts';
import type { BaseContents } from '../rhythm/base-contents.ts';
import type { TrendContents } from '../signals/trends/trend-contents.ts';
import type { WorthContents } from '../signals/worth/worth-contents.ts';

/** What was learnt from all orders together. */
export interface WholeBase {
  intervals: BaseContents;
  trends: TrendContents;
  suggestions: SuggestionContents;
  worth: WorthContents;
}
