import enCalls from './en/calls.json' with { type: 'json' };
import enExplain from './en/explain.json' with { type: 'json' };
import enSignals from './en/signals.json' with { type: 'json' };
import fiCalls from './fi/calls.json' with { type: 'json' };
import fiExplain from './fi/explain.json' with { type: 'json' };
import fiSignals from './fi/signals.json' with { type: 'json' };
import svCalls from './sv/calls.json' with { type: 'json' };
import svExplain from './sv/explain.json' with { type: 'json' };
import svSignals from './sv/signals.json' with { type: 'json' };

/** Every text, by language and area. One file a language and area, so that a translator opens one place. */
export const RESOURCES = {
  en: { calls: enCalls, explain: enExplain, signals: enSignals },
  fi: { calls: fiCalls, explain: fiExplain, signals: fiSignals },
  sv: { calls: svCalls, explain: svExplain, signals: svSignals },
};
