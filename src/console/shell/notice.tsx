import type { ComponentChildren } from 'preact';

/** A line that must be seen: something happened (`good`), or somebody must act (`care`). */
export function Notice({ tone, children }: { tone: 'good' | 'care'; children: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'care' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
