/** The page as it is by then, in place of what stands: for htmx. While one look is under way, no other begins. */
export const LOOK_AGAIN = {
  'hx-target': '#main',
  'hx-select': '#main',
  'hx-swap': 'outerHTML',
  'hx-sync': 'this:drop',
} as const;
