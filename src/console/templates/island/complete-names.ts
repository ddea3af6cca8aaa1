import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** Offers what may stand between two braces as soon as they are open. */
export function completeNames(names: readonly string[]) {
  const options = names.map((label) => ({ label, type: /^[#/>]|else/.test(label) ? 'keyword' : 'variable' }));
  return (context: CompletionContext): CompletionResult | null => {
    const open = context.matchBefore(/\{\{[^}]*/);
    if (!open) return null;
    return { from: open.from + 2, options, validFor: /^[^}]*$/ };
  };
}
