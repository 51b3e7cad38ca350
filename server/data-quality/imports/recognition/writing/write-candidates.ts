import { hasCustom } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { customPoints } from "../evidence/custom-points.ts";
import type { Reference } from "../evidence/find-references.ts";
import type { Candidate, ColumnSketch } from "../proposal.ts";
import type { Delivery, KindReading } from "../read-as-kind.ts";
import type { Slot } from "../slots.ts";
import type { TableAtHand, Weight } from "../table-at-hand.ts";
import { protectedNotions } from "../vocabulary/field-names.ts";

const candidatesMost = 5;
// Points are the natural logarithm of odds, dampened: evidence of names and of cells is not independent.
const dampening = 1.3;

// Another column is that already.
const elsewherePoints = 2.5;

type Weighed = { candidate: Omit<Candidate, "confidence">; points: number };

/** What each column may be, the likeliest first; what was taken for it stands first. */
export function writeCandidates(
  delivery: Delivery,
  table: TableAtHand,
  reading: KindReading | null,
): Candidate[][] {
  return table.sketch.columns.map((column, at) => {
    if (column.filled === 0) return [sure({ as: "ignored", reasons: ["is empty in every row looked at"] })];
    const month = reading !== null && table.months.get(at);
    if (month)
      return [sure({ as: "custom", reasons: [`is what was sold in the month that ends on ${month}`] })];
    const guarded = protectedReason(table, at);
    if (guarded !== null) return [sure({ as: "custom", reasons: [guarded] })];
    if (reading === null) return [sure({ as: "custom", reasons: ["nothing says what the table holds"] })];
    const weighed = weighedFor(delivery, table, reading, at);
    const kept = keptReading(table, reading, column, at);
    const taken = reading.taken.get(at);
    const all = [...weighed, kept].sort((one, other) => other.points - one.points);
    const first =
      taken === undefined ? kept : (all.find(({ candidate }) => isSame(candidate, taken.slot)) ?? kept);
    return confident([first, ...all.filter((one) => one !== first)].slice(0, candidatesMost));
  });
}

function sure(candidate: Omit<Candidate, "confidence">): Candidate {
  return { ...candidate, confidence: 1 };
}

function protectedReason({ columnWords }: TableAtHand, at: number): string | null {
  const guarded = new Set<string>(protectedNotions);
  const word = columnWords[at]?.find(({ notions }) => notions.some((notion) => guarded.has(notion)));
  if (word === undefined) return null;
  return "says what the law protects: it is kept as it is and feeds neither segments nor ratings";
}

function weighedFor(delivery: Delivery, table: TableAtHand, reading: KindReading, at: number): Weighed[] {
  const best = new Map<string, Weighed>();
  for (const [row, slot] of reading.slots.entries()) {
    const weight = reading.weights[row]?.[at];
    if (weight === undefined || weight.points < -1) continue;
    const candidate = { ...asUse(slot), reasons: reasonsOf(delivery, table, weight) };
    const key = JSON.stringify(asUse(slot));
    const isElsewhere = [...reading.taken].some(([place, taken]) => taken.slot === slot && place !== at);
    const points = weight.points - (isElsewhere ? elsewherePoints : 0);
    if (points > (best.get(key)?.points ?? -99)) best.set(key, { candidate, points });
  }
  return [...best.values()];
}

function reasonsOf(delivery: Delivery, table: TableAtHand, { reasons, reference }: Weight): string[] {
  return reference === undefined ? reasons : [...reasons, saysReference(delivery, table, reference)];
}

function saysReference(delivery: Delivery, { sketch }: TableAtHand, reference: Reference): string {
  const other = delivery.tables[reference.table]?.sketch;
  const where = `${other === sketch ? "" : `${other?.name ?? ""}.`}${other?.columns[reference.column]?.column ?? ""}`;
  return `its values stand in ${where} (${Math.round(reference.share * 100)} %)`;
}

function asUse({ as, part, field, link }: Slot): Pick<Candidate, "as" | "field" | "link"> {
  const leads = part ?? link;
  // A part's id is what the row names it by.
  if (as === "id" && part !== null) return { as: "link", link: part };
  return { as, ...(field !== undefined && { field }), ...(leads !== undefined && { link: leads }) };
}

function isSame(candidate: Omit<Candidate, "confidence">, slot: Slot): boolean {
  const use = asUse(slot);
  return candidate.as === use.as && candidate.field === use.field && candidate.link === use.link;
}

const repeatedLeast = 3;

/** What a column is that is nothing else: kept as a field of the workspace, or passed over where another says the same. */
function keptReading(
  { sketch }: TableAtHand,
  reading: KindReading,
  column: ColumnSketch,
  at: number,
): Weighed {
  const said = reading.taken.has(at) ? null : saidBy(reading, at);
  if (said !== null) {
    const other = sketch.columns[said]?.column ?? "";
    return { candidate: { as: "ignored", reasons: [`says what “${other}” says`] }, points: customPoints };
  }
  const reason = column.distinct === 1 ? "is the same in every row" : "nothing of ours is called so";
  const isKept = hasCustom(reading.kind) || reading.taken.has(at);
  const reasons = isKept ? [reason] : [reason, "records of this kind keep no fields of yours"];
  return { candidate: { as: isKept ? "custom" : "ignored", reasons }, points: customPoints };
}

// What is said by another column of the same row, in other words or another measure.
const sameThing: Readonly<Record<string, string>> = { minutes: "seconds", seconds: "minutes" };

function saidBy(reading: KindReading, at: number): number | null {
  for (const [row, slot] of reading.slots.entries()) {
    if ((reading.weights[row]?.[at]?.points ?? 0) < repeatedLeast) continue;
    for (const [place, { slot: taken }] of reading.taken) {
      const isLink = slot.as === "link" && taken.as === "link" && taken.link === slot.link;
      const same = sameThing[slot.field ?? ""];
      const isSaid = same !== undefined && same === taken.field && taken.part === slot.part;
      if (place !== at && (isLink || isSaid)) return place;
    }
  }
  return null;
}

function confident(weighed: readonly Weighed[]): Candidate[] {
  const most = Math.max(...weighed.map(({ points }) => points));
  const odds = weighed.map(({ points }) => Math.exp((points - most) / dampening));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return weighed.map(({ candidate }, index) => ({
    ...candidate,
    confidence: Math.round(((odds[index] ?? 0) / all) * 100) / 100,
  }));
}
