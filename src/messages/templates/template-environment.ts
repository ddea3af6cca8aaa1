import Handlebars from 'handlebars';
import { isLinkTarget, LINK_NAMES } from './link-target.ts';

/** Turns the context of a mail into one of its parts. Throws on a name that the context lacks. */
export type RenderPart = (context: unknown) => string;

/** An environment of our own: what others register elsewhere does not exist here, and neither do most helpers. */
const handlebars = Handlebars.create();
for (const helper of ['lookup', 'log', 'with', 'blockHelperMissing', 'helperMissing']) {
  handlebars.unregisterHelper(helper);
}
handlebars.registerHelper('link', function link(this: unknown, target: unknown, options: HelperOptions) {
  return resolveLink(target, options.data?.root);
});

interface HelperOptions {
  data?: { root?: { links?: Record<string, string> } };
}

const STRICT = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    if: true,
    unless: true,
    each: true,
    link: true,
    with: false,
    lookup: false,
    log: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
  preventIndent: true,
};

const READ_ONLY = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Compiles a vetted text (open-template.ts). `escape` is for HTML; subject and text part print as they are. */
export function compilePart(source: string, options: { escape: boolean }): RenderPart {
  const render = handlebars.compile(source, { ...STRICT, noEscape: !options.escape });
  return (context) => render(context, READ_ONLY);
}

/** Parses without running. Throws with the line of what cannot be read. */
export function parsePart(source: string): hbs.AST.Program {
  return handlebars.parse(source);
}

function resolveLink(target: unknown, root: { links?: Record<string, string> } | undefined): string {
  const isOwn = LINK_NAMES.some((name) => name === target);
  const address = isOwn ? root?.links?.[target as string] : target;
  if (typeof address !== 'string' || (!isOwn && !isLinkTarget(address)))
    throw new Error(`there is no link “${String(target)}”`);
  return address;
}
