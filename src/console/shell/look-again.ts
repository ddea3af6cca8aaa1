/** The page as it is by then, in place of what stands: for htmx. */
export const LOOK_AGAIN = { 'hx-target': '#main', 'hx-select': '#main', 'hx-swap': 'outerHTML' } as const;
