import { readCareModel } from '../nurture/care-model-store.ts';
import type { Deps } from '../platform/deps.ts';
import { findWeakSecrets } from '../platform/weak-secrets.ts';
import { Mistake } from '../shared/mistake.ts';

/** In mode `auto` mails go out with nobody looking on: not under a secret that can be guessed. In other modes it is said. */
export async function refuseWeakSecrets({
  db,
  config,
  log,
}: Pick<Deps, 'db' | 'config' | 'log'>): Promise<void> {
  const weak = findWeakSecrets(config);
  if (weak.length === 0) return;
  const { mode } = (await readCareModel(db)).settings;
  if (mode !== 'auto')
    return log.warn({ settings: weak }, 'secrets that can be guessed; mode auto will refuse them');
  throw new Mistake(
    `In mode auto nothing starts with a secret that can be guessed: ${weak.join(', ')}. Make each with: openssl rand -hex 32. The RYTMI_SECRET used so far becomes RYTMI_SECRET_OLD.`,
  );
}
