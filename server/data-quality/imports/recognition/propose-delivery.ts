import type { ImportKind } from "../../../../contract/import-kinds.ts";
import { findReferences } from "./find-references.ts";
import type { ProposalContext, TableProposal, TableSketch } from "./proposal.ts";
import { type Delivery, readAsKind } from "./read-as-kind.ts";
import { atHand } from "./table-at-hand.ts";
import { tellingFields } from "./vocabulary/telling-fields.ts";
import { writeProposal } from "./write-proposal.ts";

const proposable = Object.keys(tellingFields) as ImportKind[];
/** What must speak for a kind at least: below it a table is left to the person. */
const kindPointsLeast = 5;

/**
 * Proposes how the tables of a delivery are read: what each holds, what its columns are, how they are linked. Nothing here
 * is certain; every proposal carries how sure it is and why (docs/decisions/0020).
 */
export function proposeDelivery(
  sketches: readonly TableSketch[],
  context: ProposalContext = {},
): TableProposal[] {
  let delivery = prepare(sketches, context);
  let told = tellKinds(delivery);
  // What a table is tells what the others' links may be, and these what they are.
  for (let pass = 0; pass < 2; pass += 1) {
    delivery = { ...delivery, kinds: told.map(({ kind }) => kind) };
    told = tellKinds(delivery);
  }
  delivery = { ...delivery, kinds: told.map(({ kind }) => kind) };
  return told.map(({ kind, confidence }, at) => writeProposal(delivery, at, kind, confidence));
}

/**
 * Proposes how a table is read whose rows are of this kind.
 * @param others the other tables of the delivery, with their kinds where these are known
 */
export function proposeTable(
  sketch: TableSketch,
  kind: ImportKind,
  others: readonly { sketch: TableSketch; kind: ImportKind | null }[],
  context: ProposalContext = {},
): TableProposal {
  const delivery = prepare([sketch, ...others.map((other) => other.sketch)], context);
  const kinds = [kind, ...others.map((other) => other.kind)];
  return writeProposal({ ...delivery, kinds }, 0, kind, 1);
}

function prepare(sketches: readonly TableSketch[], { known = [] }: ProposalContext): Delivery {
  return {
    tables: sketches.map(atHand),
    references: findReferences(sketches),
    kinds: sketches.map(() => null),
    earlier: new Set(known.map(({ kind }) => kind)),
  };
}

function tellKinds(delivery: Delivery): { kind: ImportKind | null; confidence: number }[] {
  return delivery.tables.map((_, at) => {
    const readings = proposable.map((kind) => readAsKind(delivery, at, kind, true));
    const [best] = readings.toSorted((one, other) => other.points - one.points);
    if (best === undefined || best.points < kindPointsLeast) return { kind: null, confidence: 0 };
    const all = readings.reduce((sum, { points }) => sum + Math.exp((points - best.points) / 2), 0);
    const none = Math.exp((kindPointsLeast - 2 - best.points) / 2);
    return { kind: best.kind, confidence: 1 / (all + none) };
  });
}
