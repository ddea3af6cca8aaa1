import type { FastifyInstance } from 'fastify';
import { typeCareModel } from '../../src/console/care-model/read-care-model-form.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import type { Database } from '../../src/platform/database.ts';
import { OWN_FORM } from './sign-in-staff.ts';

/** Sends the care model's form as it stands, but for what was changed in it. */
export function careModelForm(app: FastifyInstance, db: Database) {
  return async (url: string, changed: Record<string, string | string[]> = {}) => {
    const { settings, version } = await readCareModel(db);
    const fields = { version: String(version), ...typeCareModel(settings), ...changed };
    const payload = new URLSearchParams(
      Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
    ).toString();
    return app.inject({ method: 'POST', url, headers: OWN_FORM, payload });
  };
}
