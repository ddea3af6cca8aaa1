/** What a key of the HTTP API may do; `staff:keys.scope` says it in words. Contacts go with customers. */
export const API_SCOPES = [
  'customers:read',
  'signals:read',
  'calls:read',
  'calls:write',
  'customers:write',
  'products:write',
  'orders:write',
  'complaints:write',
] as const;

export type ApiScope = (typeof API_SCOPES)[number];
