/** Up to here insertion beats the built-in sort, which a review would call some hundred times a customer. */
const FEW = 24;

/** Sorts numbers in place and answers them. */
export function sortAscending(numbers: number[]): number[] {
  if (numbers.length > FEW) return numbers.sort((a, b) => a - b);
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let place = i;
    for (; place > 0 && (numbers[place - 1] as number) > number; place--)
      numbers[place] = numbers[place - 1] as number;
    numbers[place] = number;
  }
  return numbers;
}
