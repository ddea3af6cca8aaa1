/** Who signs in to a demo, out of what it printed. Throws when that says nothing. */
export function demoSignIn(said: string): { email: string; password: string } {
  const [, email] = /Sign in as\s+(\S+)/.exec(said) ?? [];
  const [, password] = /with password\s+(\S+)/.exec(said) ?? [];
  if (!email || !password) throw new Error('The demo has not said who may sign in.');
  return { email, password };
}
