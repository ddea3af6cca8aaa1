import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IMPORT_KINDS } from '../../orders/import-kind.ts';
import { findRun } from '../../orders/import-run-store.ts';
import { discardUpload } from '../../orders/uploads/discard-upload.ts';
import { receiveUpload } from '../../orders/uploads/receive-upload.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { showImports } from './show-imports.ts';
import { uploadAddress } from './upload-address.ts';
import { MOST_UPLOAD_BYTES, MOST_UPLOAD_MB } from './upload-limit.ts';

const MOST_NAME_LETTERS = 200;

const KIND = z.enum(IMPORT_KINDS);
/** A run whose mended rejects the file brings. */
const MENDS = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Takes a file as it comes. Apart, since only here a form may be as large as a file. */
export function registerSending(app: FastifyInstance, deps: ConsoleDeps): void {
  app.register(async (sending) => {
    await sending.register(multipart, {
      limits: { fileSize: MOST_UPLOAD_BYTES, files: 1, fields: 4, fieldSize: 1_000, parts: 6 },
      // A file cut off at the limit is told below, in words.
      throwFileSizeLimit: false,
    });
    sending.post('/imports', async (request, reply) => {
      const { speaker } = readerOf(deps, request);
      const file = request.isMultipart() ? await request.file() : undefined;
      const answer = file
        ? await take(deps, request, file)
        : { problem: speaker.say('uploads:new.problem.no-file') };
      if ('problem' in answer) return showImports(deps, { request, reply: reply.code(422) }, answer.problem);
      return reply.redirect(uploadAddress(answer.id), 303);
    });
  });
}

async function take(
  deps: ConsoleDeps,
  request: FastifyRequest,
  file: MultipartFile,
): Promise<{ id: number } | { problem: string }> {
  const { say } = readerOf(deps, request).speaker;
  const fileName = file.filename.slice(-MOST_NAME_LETTERS);
  const mended = await mendedBy(deps, fieldOf(file, 'mends'));
  const kind = mended?.kind ?? KIND.safeParse(fieldOf(file, 'kind')).data;
  if (!kind || fileName === '') {
    file.file.resume();
    return { problem: say(`uploads:new.problem.${kind ? 'no-file' : 'no-kind'}`) };
  }
  await discardUpload(deps);
  const by = actorOf(request);
  const { language } = deps.supplier;
  const received = await receiveUpload(deps, {
    ...{ kind, fileName, by, language, content: file.file },
    ...(mended?.mapping && {
      mended: { runId: mended.mends ?? mended.id, mapping: { ...mended.mapping, wholeOrders: false } },
    }),
  });
  if (file.file.truncated) {
    if (received.ok) await discardUpload(deps, received.value);
    return { problem: say('uploads:new.problem.too-large', { limit: MOST_UPLOAD_MB }) };
  }
  if (received.ok) {
    const id = received.value;
    const subjects = { importFile: [id] };
    await recordChange(deps, { by, kind: 'import-file-sent', subjects, after: { kind } });
    return { id };
  }
  const { code, values } = received.problem;
  return { problem: `${fileName}: ${say(`imports:fault.${code}`, values)}` };
}

async function mendedBy(deps: ConsoleDeps, sent: string) {
  const id = MENDS.safeParse(sent);
  const run = id.success ? await findRun(deps.db, id.data) : null;
  return run && !run.undoneAt && !run.dryRun ? run : null;
}

/** The form's fields come before its file. */
function fieldOf({ fields }: MultipartFile, name: string): string {
  const field = [fields[name]].flat()[0];
  return field?.type === 'field' && typeof field.value === 'string' ? field.value : '';
}
