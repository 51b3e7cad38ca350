import type { Kind, Role } from "../../../../matching/roles.ts";
import { fold } from "../../../imports/recognition/header-words.ts";
import type { ColumnAtHand, ColumnChoice } from "./column-at-hand.ts";

type Taken = Map<number, { role: Role; why: string }>;

/**
 * Leaves out an employer that is the person's own name once more: whom an order is billed to beside whom it is sent to. Compared as an
 * employer it would make all bearers of a name colleagues.
 */
export function leaveOutNamesAgain(kind: Kind, taken: Taken, rows: readonly (readonly string[])[]): void {
  const at = (role: Role) => [...taken].filter(([, choice]) => choice.role === role).map(([place]) => place);
  const [employer] = at("organisation");
  const names = [...at("fullName"), ...at("givenName"), ...at("familyName")];
  if (kind !== "person" || employer === undefined || names.length === 0) return;
  let [filled, again] = [0, 0];
  for (const cells of rows) {
    const employed = sorted(cells[employer] ?? "");
    const named = sorted(names.map((place) => cells[place] ?? "").join(" "));
    if (employed === "" || named === "") continue;
    filled += 1;
    if (employed === named) again += 1;
  }
  if (filled >= 5 && again >= filled * 0.4) taken.delete(employer);
}

const sorted = (name: string) => (fold(name).match(/\p{L}+/gu) ?? []).toSorted().join(" ");

/** Where a table of organisations has no name for them, the column that may be one best, whatever it is called: “Property”, “Pub”. */
export function takeNameLeft(kind: Kind, columns: readonly ColumnChoice[], taken: Taken): void {
  if (kind !== "organisation") return;
  if ([...taken.values()].some(({ role }) => role === "organisation" || role === "fullName")) return;
  const [best] = columns
    .map(({ name, atHand }, at) => ({ name, atHand, at }))
    .filter(({ name, at }) => !taken.has(at) && !name.isAside && !name.isProtected && !name.isOfContact)
    .filter(({ atHand }) => mayName(atHand))
    .toSorted((one, other) => told(other.atHand) - told(one.atHand) || one.at - other.at);
  if (best !== undefined) taken.set(best.at, { role: "organisation", why: "nothing else may be a name" });
}

/** Words with hardly a figure, as many different ones as names have. */
function mayName({ sketch, share, fill }: ColumnAtHand): boolean {
  const { mail = 0, site = 0 } = sketch.shares;
  return (
    sketch.filled >= 5 &&
    fill >= 0.5 &&
    share.letters >= 0.95 &&
    share.digits <= 0.3 &&
    share.short >= 0.4 &&
    mail + site < 0.1 &&
    told({ sketch }) >= leastTold
  );
}

const leastTold = 0.15;

const told = ({ sketch }: Pick<ColumnAtHand, "sketch">) => sketch.distinct / Math.max(1, sketch.filled);
