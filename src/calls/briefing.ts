/** What a person reads before it calls, in its own language; the openers are in the customer's. */
export interface Briefing {
  /** One sentence of evidence for each finding, strongest first. */
  whyNow: readonly string[];
  /** What is at stake in money a year, and how sure the finding is. */
  stake: string;
  /** Since when, how many orders, how often. */
  summary: string;
  orders: readonly { day: string; lines: string; value: string; returned: boolean }[];
  items: readonly { name: string; habit: string }[];
  messages: readonly { day: string; what: string; outcome: string }[];
  complaints: readonly { what: string; words: string | null }[];
  calls: readonly { day: string; heard: string; note: string | null }[];
  /** Three ways into a real conversation, none of them a pitch. */
  openers: readonly string[];
}
