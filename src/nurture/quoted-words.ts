/** SQL, of a call or a decision: its signals quote what a person wrote in a mail or beside an answer. */
export const QUOTES_WORDS = `signals @? '$[*].evidence.words ? (@.type() == "string")'`;

const withoutWords = (signals: string) => `(select coalesce(jsonb_agg(
  case when one #> '{evidence,words}' is null then one else jsonb_set(one, '{evidence,words}', 'null') end
  order by place), '[]') from jsonb_array_elements(${signals}) with ordinality as each(one, place))`;

/** SQL for columns that hold signals as they are, but for what was quoted. */
export const WITHOUT_WORDS = {
  signals: withoutWords('signals'),
  verdict: `case when jsonb_typeof(verdict -> 'signals') = 'array'
  then jsonb_set(verdict, '{signals}', ${withoutWords("verdict -> 'signals'")}) else verdict end`,
};
