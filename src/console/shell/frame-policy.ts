/**
 * For mails shown in a frame: their own styles and inline pictures, nothing from elsewhere, no script, and never at
 * home in the console. Links open a page of their own.
 */
export const FRAME_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
    sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
  },
};
