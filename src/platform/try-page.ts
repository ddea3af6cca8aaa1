const ANSWER_WITHIN_MS = 5_000;

/** Asks for a page without following where it leads. Resolves with its status; rejects with an Error that has a `code`. */
export async function tryPage(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    throw Object.assign(new Error('The page could not be fetched', { cause: error }), {
      code: cause?.code ?? name,
    });
  }
}
