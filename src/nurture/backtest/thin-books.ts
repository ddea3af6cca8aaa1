import { filterLines } from './filter-lines.ts';
import type { ReplayBooks } from './replay-books.ts';

/** Every nth customer of a large base, at most so many; `times` says how many customers each stands for. */
export function thinBooks(books: ReplayBooks, most: number): { books: ReplayBooks; times: number } {
  const stride = Math.ceil(books.customers.length / most);
  if (stride <= 1) return { books, times: 1 };
  const customers = books.customers.filter((_, i) => i % stride === 0);
  const ids = new Set(customers.map(({ facts }) => facts.id));
  return {
    books: {
      ...books,
      customers,
      lines: filterLines(books.lines, (line) => ids.has(books.lines.customers[line] as number)),
      openCalls: books.openCalls.filter(({ customerId }) => ids.has(customerId)),
    },
    times: books.customers.length / customers.length,
  };
}
