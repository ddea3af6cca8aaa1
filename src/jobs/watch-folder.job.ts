import { workThroughFolder } from '../orders/watched/work-through-folder.ts';
import { speakerFor } from '../words/speaker.ts';
import { done, type Handler } from './job.ts';
import type { ADay } from './payload.ts';

/** Takes what programs laid into the watched folder. */
export const takeFiles: Handler<ADay> = async (deps, _payload, signal) => {
  await workThroughFolder({ ...deps, speaker: speakerFor(deps.supplier.language) }, signal);
  return done;
};
