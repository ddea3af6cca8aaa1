import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const tags = new MatchDecorator({
  regexp: /\{\{[^}]*\}\}/g,
  decoration: () => Decoration.mark({ class: 'tag-mark' }),
});

/** Colours what Handlebars fills in, so that it stands out from the words. */
export const markTags = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = tags.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = tags.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
