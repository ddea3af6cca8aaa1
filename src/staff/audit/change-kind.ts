/** Every kind of change that the audit log knows; `staff:change.<kind>` says it in words. */
export const CHANGE_KINDS = [
  'care-model-saved',
  'messages-released',
  'message-withdrawn',
  'message-resent',
  'message-settled',
  'call-recorded',
  'call-put-off',
  'call-handed-over',
  'answer-closed',
  'customer-changed',
  'contact-changed',
  'suppression-lifted',
  'person-erased',
  'import-run',
  'import-undone',
  'template-saved',
  'template-published',
  'care-person-added',
  'care-person-removed',
  'staff-invited',
  'staff-joined',
  'staff-roles-changed',
  'staff-removed',
  'staff-signed-out',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];
