import enCalls from './en/calls.json' with { type: 'json' };
import enSignals from './en/signals.json' with { type: 'json' };
import fiCalls from './fi/calls.json' with { type: 'json' };
import fiSignals from './fi/signals.json' with { type: 'json' };
import svCalls from './sv/calls.json' with { type: 'json' };
import svSignals from './sv/signals.json' with { type: 'json' };

/** Every text, by language and area. One file a language and area, so that a translator opens one place. */
export const RESOURCES = {
  en: { calls: enCalls, signals: enSignals },
  fi: { calls: fiCalls, signals: fiSignals },
  sv: { calls: svCalls, signals: svSignals },
};
