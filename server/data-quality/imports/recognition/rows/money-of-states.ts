import { addMoney, type MoneyByWord } from "../../reading/tables/money-by-word.ts";
import { nameWords } from "../header-words.ts";
import type { TableSketch } from "../proposal.ts";

const statesMost = 3;
const figuresMost = 6;
const wordsMost = 40;
const longest = 60;

/**
 * What the rows of each word come to, in columns that are called a state, by each column that is called an amount: so that whoever is
 * asked what such words mean sees what hangs on it. Told by the names of columns, since what they hold is known at the end.
 */
export function moneyOfStates(header: readonly string[]) {
  const called = (...notions: readonly string[]) =>
    header.flatMap((column, at) =>
      nameWords(column).some((word) => word.notions.some((one) => notions.includes(one))) ? [at] : [],
    );
  const states = called("status").slice(0, statesMost);
  const figures = called("total", "amount", "net", "gross", "price").slice(0, figuresMost);
  const pairs = states.flatMap((by) =>
    [-1, ...figures]
      .filter((at) => at !== by)
      .map((at) => ({ by, figures: at, words: new Map() as MoneyByWord })),
  );
  return {
    add(cells: readonly string[]) {
      for (const { by, figures: at, words } of pairs) {
        const word = cells[by]?.trim() ?? "";
        // A column of so many words is none of states.
        if (word !== "" && word.length <= longest && words.size <= wordsMost)
          addMoney(words, word, cells[at] ?? "");
      }
    },
    finish(): NonNullable<TableSketch["money"]> {
      return pairs
        .filter(({ words }) => words.size <= wordsMost)
        .map(({ words, ...pair }) => ({ ...pair, words: [...words] }));
    },
  };
}
