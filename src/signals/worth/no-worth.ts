import { worthBaseFrom } from './worth-base.ts';

/** A base that knows nothing of what others buy. */
export const NO_WORTH = worthBaseFrom({ groups: [], tops: [] });
