/** Precision of five suggestions a customer, ours and the most popular products', as means over the cuts. */
export interface SuggestionJudgement {
  ours: number;
  popular: number;
}
