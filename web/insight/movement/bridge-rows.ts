import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readMovement } from "../../../contract/insight/movement.ts";
import { type ShownRow, shownParts, shownRows } from "../../../contract/insight/sums-of-parts.ts";

export type Movement = OutputOf<typeof readMovement>;

export type BridgeRow = ShownRow & { id: "before" | "now" | Movement["bridge"][number]["cause"] };

/**
 * From the profit before over each cause that moved it to the profit now, in whole units that can be added up by hand; who came and
 * left with what groupRows says of them.
 */
export function bridgeRows(movement: Movement): BridgeRow[] {
  const { profitBefore, profitNow } = movement;
  const causes = movement.bridge.filter(({ amount }) => Number(amount) !== 0);
  const changes = new Map<string, string>(groupRows(movement).map(({ group, change }) => [group, change]));
  const rows: BridgeRow[] = [
    { id: "before", kind: "start", amount: profitBefore },
    ...causes.map(({ cause, amount }) => ({ id: cause, kind: "step" as const, amount })),
    { id: "now", kind: "total", amount: profitNow },
  ];
  const [start, end] = [whole(profitBefore), whole(profitNow)];
  const effects = causes.filter(({ cause }) => !changes.has(cause));
  const open = causes.reduce(
    (left, { cause }) => left - Number(changes.get(cause) ?? 0),
    Number(end) - Number(start),
  );
  if (effects.length === 0 && open !== 0)
    return rows.map((row, at) => ({ ...row, amount: shownRows(rows, 0)[at] ?? row.amount }));
  const shown = shownParts(
    String(open),
    effects.map(({ amount }) => amount),
    0,
  );
  const known = new Map<string, string>([
    ["before", start],
    ["now", end],
    ...changes,
    ...effects.map(({ cause }, at): [string, string] => [cause, shown[at] ?? "0"]),
  ]);
  return rows.map((row) => ({ ...row, amount: known.get(row.id) ?? row.amount }));
}

/**
 * The movements in whole units: down the columns they come to the profit before and the profit now, and the change is what lies
 * between the two.
 */
export function groupRows({ profitBefore, profitNow, groups }: Movement): Movement["groups"] {
  const shown = (total: string, of: "before" | "now") =>
    shownParts(
      total,
      groups.map((row) => row[of]),
      0,
    );
  const [before, now] = [shown(profitBefore, "before"), shown(profitNow, "now")];
  return groups.map((row, at) => {
    const [from = row.before, to = row.now] = [before[at], now[at]];
    return { ...row, before: from, now: to, change: between(from, to) };
  });
}

/** What lies between two amounts as both are shown, in whole units. */
export function shownChange({ before, now }: { before: string; now: string }): string {
  return between(whole(before), whole(now));
}

function between(from: string, to: string): string {
  return String(Number(to) - Number(from));
}

function whole(amount: string): string {
  return shownParts(amount, [amount], 0)[0] ?? amount;
}
