import { readAmount } from "../../reading/values/amounts.ts";
import type { ColumnSketch } from "../proposal.ts";

/** How a column writes that there is no amount: nothing, a dash, or a nought in its way. */
export function noughtsOf({ frequent }: Pick<ColumnSketch, "frequent">): string[] {
  const written = frequent.flatMap(({ value }) =>
    Number(readAmount(value) ?? Number.NaN) === 0 ? value : [],
  );
  return [...new Set(["", "-", "0", "0.00", "0,00", ...written])];
}
