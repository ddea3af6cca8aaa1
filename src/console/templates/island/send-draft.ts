import type { LiveAnswer } from './live-answer.ts';

/** Why a draft was not saved: the page has words for each. */
export type NotSaved = 'lost' | 'signed-out' | 'refused' | 'unreachable';

export type Sent = { answer: LiveAnswer; notSaved: NotSaved | null } | { answer: null; notSaved: NotSaved };

/** Sends the text to be saved and looked through. Never throws: the text stays in the page, whatever happens on the way. */
export async function sendDraft(address: string, draft: URLSearchParams): Promise<Sent> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: draft,
      // A page to sign in on is no answer.
      redirect: 'manual',
    });
    if (response.status === 401 || response.type === 'opaqueredirect')
      return { answer: null, notSaved: 'signed-out' };
    if (!response.ok) return { answer: null, notSaved: 'refused' };
    const answer: LiveAnswer = await response.json();
    return { answer, notSaved: answer.revision === null ? 'lost' : null };
  } catch {
    // No connection, or an answer that broke off.
    return { answer: null, notSaved: 'unreachable' };
  }
}
