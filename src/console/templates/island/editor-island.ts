/// <reference lib="dom" />
/** What runs in the browser: the textarea becomes an editor, drafts save themselves, faults and preview follow. */
import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { completeNames } from './complete-names.ts';
import { editorLook } from './editor-look.ts';
import { faultName } from './fault-name.ts';
import type { LiveAnswer } from './live-answer.ts';
import { markTags } from './mark-tags.ts';
import { type NotSaved, sendDraft } from './send-draft.ts';

/** Long enough not to save every letter, short enough to see what one writes. */
const SAVE_AFTER_MS = 700;

const area = document.querySelector<HTMLTextAreaElement>('textarea#source[data-live]');
if (area) begin(area);

function begin(textarea: HTMLTextAreaElement): void {
  // Within a shadow the editor's styles come as style sheets of the script; as a style element the page's policy would refuse them.
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  new EditorView({
    parent: root,
    root,
    doc: textarea.value,
    extensions: [
      lineNumbers(),
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': labelOf(textarea) }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) textarea.value = state.doc.toString();
      }),
      autocompletion({ override: [completeNames(JSON.parse(textarea.dataset.names ?? '[]'))] }),
      linter(
        inTurn((shown) => saveAndCheck(textarea, shown)),
        { delay: SAVE_AFTER_MS },
      ),
      lintGutter(),
      markTags,
      editorLook,
    ],
  });
  textarea.after(host);
  textarea.hidden = true;
}

function labelOf(textarea: HTMLTextAreaElement): string {
  return textarea.labels[0]?.textContent ?? '';
}

/** One save after another: two at once would each take the other for somebody else. */
function inTurn(check: (shown: EditorView) => Promise<Diagnostic[]>): typeof check {
  let before: Promise<unknown> = Promise.resolve();
  return (shown) => {
    const found = before.then(() => check(shown));
    before = found;
    return found;
  };
}

/** What was found last: it stays where a save fails, since it is as wrong as before. */
let faults: LiveAnswer['faults'] = [];

/** CodeMirror asks when the writer pauses: the draft is saved, and what comes back is underlined and listed. */
async function saveAndCheck(textarea: HTMLTextAreaElement, view: EditorView): Promise<Diagnostic[]> {
  const revision = document.querySelector<HTMLInputElement>('form.writing input[name=revision]');
  const source = view.state.doc.toString();
  if (!revision || (source === textarea.defaultValue && revision.value === revision.defaultValue)) return [];
  const { live = '', customer = '' } = textarea.dataset;
  const draft = new URLSearchParams({ source, revision: revision.value, customer });
  const { answer, notSaved } = await sendDraft(live, draft);
  tellSaved(notSaved);
  if (answer) {
    if (answer.revision !== null) revision.value = String(answer.revision);
    faults = answer.faults;
    tell(answer);
  }
  return faults.map((fault) => toDiagnostic(view, fault));
}

function tellSaved(notSaved: NotSaved | null): void {
  const saving = document.querySelector<HTMLElement>('#saving');
  if (saving) saving.textContent = saving.getAttribute(`data-${notSaved ?? 'saved'}`);
}

function tell(answer: LiveAnswer): void {
  const items = answer.faults.map(({ words }) =>
    Object.assign(document.createElement('li'), { textContent: words }),
  );
  document.querySelector('#faults')?.replaceChildren(...items);
  if (answer.faults.length > 0 || answer.revision === null) return;
  for (const part of ['subject', 'preheader'] as const) {
    const line = document.querySelector<HTMLElement>(`#mail-${part}`);
    if (line) Object.assign(line, { textContent: answer[part], hidden: answer[part] === null });
  }
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-frame]')) {
    // The same address again: the frame shows the draft as it stands now.
    frame.setAttribute('src', frame.getAttribute('src') ?? '');
  }
}

function toDiagnostic(view: EditorView, { line, words }: LiveAnswer['faults'][number]): Diagnostic {
  const { from, to, text } = view.state.doc.line(Math.min(Math.max(1, line ?? 1), view.state.doc.lines));
  // The name that the fault speaks of, where it stands in the line; else the whole line.
  const name = faultName(words);
  const at = name === '' ? -1 : text.indexOf(name);
  const place = at < 0 ? { from, to } : { from: from + at, to: from + at + name.length };
  return { ...place, severity: 'error', message: words };
}
