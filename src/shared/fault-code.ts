/** SQLSTATE of class 08: the connection was lost. */
const CONNECTION_FAILURE = '08006';
/** How pg says that a server fell silent or hung up without a word; it gives these no code. */
const LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error|Client was closed/;

/**
 * The code of a fault, the database's (an SQLSTATE of five characters) or the system's (`ECONNRESET`), however many others are put around
 * it: drizzle puts one. A connection that ended without a code counts as 08006; '' where there is none.
 */
export function faultCode(error: unknown): string {
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    const { code } = fault as { code?: unknown };
    if (typeof code === 'string' && code !== '') return code;
    if (LOST.test(fault.message)) return CONNECTION_FAILURE;
  }
  return '';
}
