import type { ImportReport } from '../../orders/import-report.ts';
import type { Upload } from '../../orders/uploads/upload-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { ChangeSamples } from './change-samples.tsx';
import { Figures } from './figures.tsx';
import { FileHead } from './file-head.tsx';
import { RejectList } from './reject-list.tsx';
import { uploadAddress } from './upload-address.ts';

interface TrialPageProps {
  reader: Reader;
  upload: Upload;
  report: ImportReport;
}

/** What a file would do, before it does. */
export function TrialPage({ reader, upload, report }: TrialPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:${key}`, values);
  if (report.problem) return <RefusedFile reader={reader} upload={upload} report={report} />;
  return (
    <Page reader={reader} title={say('trial.title')} screen="imports">
      <FileHead reader={reader} upload={upload} />
      <h1>{say('trial.title')}</h1>
      <p class="lead">{say('trial.lead')}</p>
      <Figures
        reader={reader}
        counts={(['added', 'changed', 'rejected', 'removed', 'unchanged', 'leftOut'] as const).map((name) => [
          name,
          report[name],
        ])}
      />
      <Made reader={reader} report={report} />
      <Go reader={reader} upload={upload} report={report} />
      <ChangeSamples reader={reader} kind={upload.kind} samples={report.samples} />
      {report.rejects.length > 0 ? (
        <section aria-labelledby="rejects">
          <h2 id="rejects">{say('trial.rejects')}</h2>
          <p class="quiet">{say('trial.rejectsHint')}</p>
          <RejectList reader={reader} rejects={report.rejects} />
          {report.rejected > report.rejects.length ? (
            <p class="quiet">{say('trial.all', { count: report.rejected })}</p>
          ) : null}
        </section>
      ) : null}
    </Page>
  );
}

function Made({ reader, report }: { reader: Reader; report: ImportReport }) {
  const { say } = reader.speaker;
  const { customers, products, orders } = report.created;
  if (customers + products + orders === 0) return null;
  const values = {
    customers: say('imports:report.customers', { count: customers }),
    products: say('imports:report.products', { count: products }),
    orders: say('imports:report.orders', { count: orders }),
  };
  return <p>{say('imports:report.created', values)}</p>;
}

function Go({ reader, upload, report }: TrialPageProps) {
  const say = (key: string, values = {}) => reader.speaker.say(`uploads:${key}`, values);
  const { customers, products, orders } = report.created;
  const count = report.added + report.changed + report.removed;
  const brings = count + customers + products + orders > 0;
  return (
    <div class="actions import-actions">
      {brings ? (
        <form method="post" action={`${uploadAddress(upload.id)}/import`}>
          <button type="submit">{say('trial.go', { rows: say('file.rows', { count }) })}</button>
        </form>
      ) : (
        <p>{say('trial.nothing')}</p>
      )}
      <a class="button plain-button" href={`${uploadAddress(upload.id)}?map`}>
        {say('trial.change')}
      </a>
      <Discard reader={reader} upload={upload} />
    </div>
  );
}

function RefusedFile({ reader, upload, report }: TrialPageProps) {
  const { say } = reader.speaker;
  return (
    <Page reader={reader} title={say('uploads:refused.title')} screen="imports">
      <FileHead reader={reader} upload={upload} />
      <h1>{say('uploads:refused.title')}</h1>
      <p class="lead">{say('uploads:refused.lead')}</p>
      <p>{report.problem ? say(`imports:fault.${report.problem.code}`, report.problem.values) : null}</p>
      <div class="actions import-actions">
        <a class="button" href={`${uploadAddress(upload.id)}?map`}>
          {say('uploads:trial.change')}
        </a>
        <Discard reader={reader} upload={upload} />
      </div>
    </Page>
  );
}

function Discard({ reader, upload }: { reader: Reader; upload: Upload }) {
  return (
    <form method="post" action={`${uploadAddress(upload.id)}/discard`}>
      <button type="submit" class="plain-button">
        {reader.speaker.say('uploads:file.discard')}
      </button>
    </form>
  );
}
