import type { ForecastVersion } from '../../nurture/forecast-version-store.ts';

export const STATE_WORDS: Readonly<Record<ForecastVersion['state'], string>> = {
  used: 'was in use',
  worse: 'not used: it was worse',
  'too-little': 'too little history',
};
