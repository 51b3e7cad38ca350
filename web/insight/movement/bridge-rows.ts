import type { OutputOf } from "../../../contract/endpoint.ts";
import { type ShownRow, shownRows } from "../../../contract/insight/sums-of-parts.ts";
import type { readMovement } from "../../../contract/insight.ts";

export type Movement = OutputOf<typeof readMovement>;

export type BridgeRow = ShownRow & { id: "before" | "now" | Movement["bridge"][number]["cause"] };

/** From the profit before over each cause that moved it to the profit now, in whole units that can be added up by hand. */
export function bridgeRows({ profitBefore, profitNow, bridge }: Movement): BridgeRow[] {
  const rows: BridgeRow[] = [
    { id: "before", kind: "start", amount: profitBefore },
    ...bridge
      .filter(({ amount }) => Number(amount) !== 0)
      .map(({ cause, amount }) => ({ id: cause, kind: "step" as const, amount })),
    { id: "now", kind: "total", amount: profitNow },
  ];
  const shown = shownRows(rows, 0);
  return rows.map((row, at) => ({ ...row, amount: shown[at] ?? row.amount }));
}
