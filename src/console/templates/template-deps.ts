import { fileURLToPath } from 'node:url';
import type { TemplateTrial } from '../../messages/templates/template-trial.ts';
import type { ConsoleDeps } from '../console-deps.ts';

export const SHIPPED_TEMPLATES = fileURLToPath(new URL('../../../templates/emails', import.meta.url));

export interface TemplateDeps extends ConsoleDeps {
  trial: TemplateTrial;
  /** Folder of the templates that come with Rytmi. */
  shipped: string;
}
