import { CONTACT_ROLES } from '../../decisions/facts.ts';
import type { TemplateFault } from '../../messages/template-fault.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { FaultList } from './fault-list.tsx';
import { knownNames } from './known-names.ts';
import { PreviewPane, type PreviewPaneProps } from './preview-pane.tsx';
import { PublishForms } from './publish-forms.tsx';
import { saySlot, sayState } from './say-slot.ts';
import { slotAddress } from './slot-address.ts';
import { VersionList } from './version-list.tsx';

export interface EditorPageProps extends PreviewPaneProps {
  query: PreviewPaneProps['query'] & { told: string | null };
  faults: readonly TemplateFault[];
  /** Address of the editor's script; everything works without it. */
  script: string;
}

/** One template: its text, the faults in it, and beside it the mail that a real customer would get. */
export function EditorPage(props: EditorPageProps) {
  const { reader, open, query, faults, script } = props;
  const say = (key: string) => reader.speaker.say(`templates:editor.${key}`);
  const title = `${reader.speaker.say(`calls:message.kind.${open.slot.kind}`)}: ${saySlot(open.slot, reader)}`;
  const mayWrite = reader.may('POST /console/templates/:kind/:place');
  const state = open.versions.filter(({ endedAt }) => endedAt === null);
  return (
    <Page reader={reader} title={title} screen="templates">
      <p class="eyebrow">
        <a href="/console/templates">{reader.speaker.say('templates:list.title')}</a>
      </p>
      <h1>{title}</h1>
      {query.told ? <Notice tone="good">{say(`told.${query.told}`)}</Notice> : null}
      <p class="quiet">{sayState(state, reader)}</p>
      <div class="editing">
        <section aria-labelledby="writing">
          <h2 id="writing">{say('text')}</h2>
          <form method="post" action={slotAddress(open.slot)} class="writing">
            <input type="hidden" name="revision" value={open.draft?.revision ?? 0} />
            <label for="source">{say('source')}</label>
            <textarea
              id="source"
              name="source"
              rows={26}
              spellcheck={false}
              readOnly={!mayWrite}
              data-names={JSON.stringify(knownNames(open.slot.kind))}
              data-customer={props.customer?.id}
              data-live={mayWrite ? `${slotAddress(open.slot)}/live` : undefined}
            >
              {open.source}
            </textarea>
            <p
              id="saving"
              class="quiet"
              role="status"
              data-saved={say('savedNow')}
              data-lost={say('lost')}
              data-signed-out={say('signedOut')}
              data-refused={say('refused')}
              data-unreachable={say('unreachable')}
            />
            {mayWrite ? (
              <p class="actions">
                <button class="button" type="submit" name="do" value="save">
                  {say('save')}
                </button>
                <button class="button plain-button" type="submit" name="do" value="ask">
                  {say('ask')}
                </button>
                {open.draft ? (
                  <button class="button plain-button" type="submit" name="do" value="discard">
                    {say('discard')}
                  </button>
                ) : null}
              </p>
            ) : null}
          </form>
          <FaultList reader={reader} faults={faults} />
          <p>
            <a class="button plain-button" href={`${slotAddress(open.slot)}/check`}>
              {say('checkEveryone')}
            </a>
          </p>
          <PublishForms reader={reader} open={open} />
        </section>
        <PreviewPane {...props} />
      </div>
      <p>
        {say('variants')}:{' '}
        {CONTACT_ROLES.map((role) => (
          <a key={role} class="variant" href={slotAddress({ ...open.slot, role })}>
            {reader.speaker.say(`templates:role.${role}`)}
          </a>
        ))}
      </p>
      <VersionList reader={reader} open={open} />
      {mayWrite ? <script type="module" src={script} /> : null}
    </Page>
  );
}
