import { EditorView } from '@codemirror/view';

/** In the console's own colours, which reach into the editor's shadow as custom properties. */
export const editorLook = EditorView.theme({
  '&': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    background: 'var(--sheet)',
    color: 'var(--ink)',
    fontSize: '0.92rem',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': {
    minHeight: '30rem',
    lineHeight: '1.5',
    fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { border: '0', background: 'var(--soft)', color: 'var(--quiet)' },
  '.cm-tooltip': { border: '1px solid var(--line)', background: 'var(--sheet)', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.tag-mark': { color: 'var(--cool)' },
});
