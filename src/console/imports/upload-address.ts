export function uploadAddress(id: number): string {
  return `/console/imports/files/${id}`;
}
