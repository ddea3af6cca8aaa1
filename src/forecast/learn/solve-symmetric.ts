/** Solves matrix · x = right for a symmetric positive definite matrix (row by row, `right.length` squared), by Cholesky. */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = decompose(matrix, size);
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  return x;
}

/** Columns that say the same twice leave next to nothing on the diagonal; dividing by it would blow up. */
const LEAST_PIVOT = 1e-12;

function decompose(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      lower[i * size + j] =
        i === j ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / (lower[j * size + j] as number);
    }
  }
  return lower;
}
