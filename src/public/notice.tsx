import type { ComponentChildren } from 'preact';

interface NoticeProps {
  kind: 'done' | 'fault';
  title: string;
  children: ComponentChildren;
}

/** What came of a press, above everything else. Screen readers are told at once. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={kind === 'fault' ? 'alert' : 'status'}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
