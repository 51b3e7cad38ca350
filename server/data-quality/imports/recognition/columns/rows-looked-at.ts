/** So many rows from the first are all looked at, and about twice as many of all that come after. */
const firstRows = 50_000;
const laterRows = 100_000;

/**
 * Which rows of a table are looked at cell by cell: all of the first, and of those after them one in so many, each as likely
 * as its neighbours and the same ones each time, so that what is said of a file doesn't change from one look to the next.
 * @param rowsExpected about how many rows the table has; all are looked at where nobody knows
 */
export function rowsLookedAt(rowsExpected: number | undefined): (at: number) => boolean {
  const apart = Math.max(1, Math.round(((rowsExpected ?? 0) - firstRows) / laterRows));
  let state = 1;
  let next = firstRows;
  const gap = () => {
    // A linear congruential generator (Numerical Recipes): cheap, and its high bits are even enough for gaps.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * (2 * apart - 1));
  };
  return (at) => {
    if (at < firstRows) return true;
    if (at < next) return false;
    next = at + gap();
    return true;
  };
}
