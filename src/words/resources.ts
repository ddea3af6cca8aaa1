import enSignals from './en/signals.json' with { type: 'json' };
import fiSignals from './fi/signals.json' with { type: 'json' };
import svSignals from './sv/signals.json' with { type: 'json' };

/** Every text, by language and area. One file a language and area, so that a translator opens one place. */
export const RESOURCES = {
  en: { signals: enSignals },
  fi: { signals: fiSignals },
  sv: { signals: svSignals },
};
