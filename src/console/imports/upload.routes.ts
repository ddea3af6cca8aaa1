import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CsvRefusal } from '../../orders/csv/csv-fault.ts';
import { discardUpload } from '../../orders/uploads/discard-upload.ts';
import { keepProfile } from '../../orders/uploads/keep-profile.ts';
import { sampleFile } from '../../orders/uploads/look-at-file.ts';
import { listProfiles } from '../../orders/uploads/profile-store.ts';
import { understandRows } from '../../orders/uploads/understand-rows.ts';
import { findUpload, moveUpload, type Upload } from '../../orders/uploads/upload-store.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { MappingPage } from './mapping.page.tsx';
import { ProgressPage } from './progress.page.tsx';
import { MAPPING_FORM, mappingFromForm } from './read-mapping-form.ts';
import { TrialPage } from './trial.page.tsx';
import { uploadAddress } from './upload-address.ts';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
/** Carried along while somebody looks how else the file could be read. */
const NAMED = z.object({ saveAs: z.string().max(60).catch('') });
const WAITING: readonly Upload['state'][] = ['open', 'tried', 'broken'];

/** One file on its way: how it is read, what it would do, and how far it has come. */
export function registerUploads(app: FastifyInstance, deps: ConsoleDeps): void {
  const on = (
    method: 'GET' | 'POST',
    url: string,
    act: (exchange: Exchange, upload: Upload) => Promise<FastifyReply>,
  ) =>
    app.route({
      ...{ method, url },
      handler: async (request, reply) => {
        const params = PARAMS.safeParse(request.params);
        const upload = params.success ? await findUpload(deps.db, params.data.id) : null;
        if (upload) return act({ request, reply }, upload);
        return sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) }));
      },
    });
  on('GET', '/imports/files/:id', (exchange, upload) => showUpload(deps, exchange, upload));
  on('POST', '/imports/files/:id/read', (exchange, upload) => readAnew(deps, exchange, upload));
  on('POST', '/imports/files/:id/import', async ({ reply }, upload) => {
    await ask(deps, upload, { state: 'importing', from: ['tried'] });
    return reply.redirect(uploadAddress(upload.id), 303);
  });
  on('POST', '/imports/files/:id/discard', async ({ request, reply }, { id, kind }) => {
    // One that is being brought in shows how far it is instead.
    if (!(await discardUpload(deps, id))) return reply.redirect(uploadAddress(id), 303);
    const change = {
      kind: 'import-file-discarded',
      subjects: { importFile: [id] },
      before: { kind },
    } as const;
    await recordChange(deps, { by: actorOf(request), ...change });
    return reply.redirect('/console/imports?told=gone', 303);
  });
}

async function showUpload(
  deps: ConsoleDeps,
  { request, reply }: Exchange,
  upload: Upload,
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  if (upload.state === 'done' && upload.report)
    return reply.redirect(`/console/imports/${upload.mends ?? upload.report.runId}`, 303);
  if (upload.state === 'trying' || upload.state === 'importing')
    return sendPage(reply, ProgressPage({ reader, upload }));
  const asked = (request.query as { map?: unknown }).map !== undefined;
  if (upload.report && upload.state !== 'open' && !asked)
    return sendPage(reply, TrialPage({ reader, upload, report: upload.report }));
  return showMapping(deps, { request, reply }, upload);
}

async function showMapping(
  deps: ConsoleDeps,
  { request, reply }: Exchange,
  upload: Upload,
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  const saved = await listProfiles(deps.db, upload.kind);
  const wanted = saved.find(({ id }) => String(id) === (request.query as { saved?: unknown }).saved);
  const named = { ...NAMED.parse({ saveAs: '', ...(request.query as object) }), saved };
  const { encoding, delimiter = null } = upload.mapping;
  try {
    const sample = await sampleFile(join(deps.uploads, upload.keptAs), {
      encoding: encoding ?? upload.encoding,
      delimiter,
    });
    const mapping = wanted
      ? { ...wanted.mapping, encoding: upload.encoding, delimiter: sample.delimiter }
      : upload.mapping;
    const understood = understandRows(sample, mapping);
    return sendPage(
      reply,
      MappingPage({ reader, upload, mapping, sample, understood, ...named, fault: understood.fault }),
    );
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    const none = { header: [], rows: [], delimiter: delimiter ?? ';' } as const;
    const understood = { fault: error.fault, readings: [] };
    const page = { reader, upload, mapping: upload.mapping, ...named, fault: error.fault };
    return sendPage(reply.code(422), MappingPage({ ...page, sample: none, understood }));
  }
}

/** Keeps how the file is to be read; shows it so, or has it tried. */
async function readAnew(
  deps: ConsoleDeps,
  { request, reply }: Exchange,
  upload: Upload,
): Promise<FastifyReply> {
  const form = MAPPING_FORM.safeParse(request.body ?? {});
  if (!form.success || !WAITING.includes(upload.state)) return reply.redirect(uploadAddress(upload.id), 303);
  const sent = request.body as Record<string, unknown>;
  // The columns were chosen on the file as it was read before.
  const { encoding, delimiter = null } = upload.mapping;
  const path = join(deps.uploads, upload.keptAs);
  const sample = await sampleFile(path, { encoding: encoding ?? upload.encoding, delimiter }).catch(
    (error) => {
      if (error instanceof CsvRefusal)
        return { header: [], rows: [], delimiter: form.data.delimiter } as const;
      throw error;
    },
  );
  const mapping = mappingFromForm(upload.mapping, form.data, { sample, sent });
  const { fault } = understandRows(sample, mapping);
  const changed = { mapping, encoding: form.data.encoding };
  const isTry = form.data.do === 'try' && !fault;
  if (isTry && form.data.saveAs) {
    const { kind } = upload;
    const by = actorOf(request);
    await keepProfile(deps, { kind, name: form.data.saveAs, header: [...sample.header], mapping }, by);
  }
  if (isTry) await ask(deps, upload, { state: 'trying', from: WAITING, ...changed });
  else await moveUpload(deps.db, upload.id, WAITING, { state: 'open', ...changed });
  const { saveAs } = form.data;
  const more = saveAs ? `&${new URLSearchParams({ saveAs })}` : '';
  return reply.redirect(`${uploadAddress(upload.id)}${isTry ? '' : `?map${more}`}`, 303);
}

/** Writes down what a worker is to do with the file, and wakes one. */
async function ask(
  deps: ConsoleDeps,
  { id }: Upload,
  { from, ...to }: { from: readonly Upload['state'][] } & Partial<Upload> & Pick<Upload, 'state'>,
): Promise<void> {
  const asked = await moveUpload(deps.db, id, from, {
    ...to,
    askedAt: deps.now(),
    rowsRead: 0,
    report: null,
  });
  if (asked) await deps.wakeWorker();
}
