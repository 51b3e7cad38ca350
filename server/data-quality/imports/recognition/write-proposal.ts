import type { ImportKind } from "../../../../contract/import-kinds.ts";
import { customTypeOf } from "./custom-type.ts";
import type { TableProposal } from "./proposal.ts";
import { type Delivery, readAsKind } from "./read-as-kind.ts";
import { writeCandidates } from "./write-candidates.ts";
import { writeMap } from "./write-map.ts";
import { withoutLooseEnds } from "./write-parts.ts";

/** What is proposed for one table of the delivery, once it is told what all of them are. */
export function writeProposal(
  delivery: Delivery,
  at: number,
  kind: ImportKind | null,
  confidence: number,
): TableProposal {
  const table = delivery.tables[at];
  if (table === undefined) throw new Error(`There is no table ${at}.`);
  const { sketch } = table;
  const reading = kind === null ? null : withoutLooseEnds(delivery, table, readAsKind(delivery, at, kind));
  const candidates = writeCandidates(delivery, table, reading);
  return {
    name: sketch.name,
    kind,
    confidence,
    reasons: reading?.reasons ?? [],
    map: reading === null ? null : writeMap(delivery, table, reading, candidates),
    columns: sketch.columns.map((column, place) => ({
      column: column.column,
      candidates: candidates[place] ?? [],
      customType: customTypeOf(column),
    })),
  };
}
