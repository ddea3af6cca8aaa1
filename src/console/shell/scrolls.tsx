import type { ComponentChildren } from 'preact';

/** What is wider than a telephone scrolls sideways by itself, with the keyboard too, and the page stays where it is. */
export function Scrolls({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could scroll it with the keyboard.
    <section class="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
