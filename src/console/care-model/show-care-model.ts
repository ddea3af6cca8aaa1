import type { FastifyReply, FastifyRequest } from 'fastify';
import { listCarePeople } from '../../customers/care-person-store.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import {
  findNewKinds,
  listCareModels,
  readCareModel,
  type SavedCareModel,
} from '../../nurture/care-model-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { CareModelPage, type CareModelPageProps } from './care-model.page.tsx';
import { typeCareModel } from './read-care-model-form.ts';

type Shown = Partial<Pick<CareModelPageProps, 'form' | 'told' | 'refused'>> & {
  /** What the fields begin with; those in force when left out. */
  filled?: CareModel;
  /** The version that these were made from; that in force when left out. */
  basedOn?: number | undefined;
};

/** Answers with the care model's page, the fields filled with what was typed where something was. */
export async function showCareModel(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { form, filled, basedOn, told = null, refused = null }: Shown,
): Promise<FastifyReply> {
  const saved = await readNewest(deps);
  const [people, newKinds] = await Promise.all([listCarePeople(deps.db), findNewKinds(deps.db)]);
  const settings = filled ?? saved.settings;
  return sendPage(
    reply,
    CareModelPage({
      ...{ reader: readerOf(deps, request), saved, people, newKinds, settings, told, refused },
      basedOn: basedOn ?? saved.version,
      form: form ?? { typed: typeCareModel(settings), problems: {} },
    }),
  );
}

async function readNewest({ db }: ConsoleDeps): Promise<SavedCareModel> {
  // A new installation gets its first version here.
  await readCareModel(db);
  const [newest] = await listCareModels(db, { limit: 1 });
  return newest as SavedCareModel;
}
