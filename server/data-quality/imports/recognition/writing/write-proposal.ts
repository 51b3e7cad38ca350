import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { customTypeOf } from "../custom-type.ts";
import { companyOrFamily } from "../mixed/company-or-family.ts";
import { readLinesBelow } from "../mixed/lines-of-documents.ts";
import { namedByTurns } from "../mixed/named-by-turns.ts";
import { readPlainSales } from "../mixed/plain-sales.ts";
import { readTwoKinds } from "../mixed/rows-of-two-kinds.ts";
import { readMoneyToo } from "../money/money-among-documents.ts";
import { readPaidOut } from "../money/paid-out.ts";
import type { TableProposal } from "../proposal.ts";
import { type Delivery, readAsKind } from "../read-as-kind.ts";
import { writeCandidates } from "./write-candidates.ts";
import { writeMap } from "./write-map.ts";
import { withoutLooseEnds } from "./write-parts.ts";

/**
 * What is proposed for one table of the delivery, once it is told what all of them are.
 * @param isChosen whether somebody chose the kind: all rows are of it then
 */
export function writeProposal(
  delivery: Delivery,
  at: number,
  { kind, confidence, isChosen = false }: { kind: ImportKind | null; confidence: number; isChosen?: boolean },
): TableProposal {
  const table = delivery.tables[at];
  if (table === undefined) throw new Error(`There is no table ${at}.`);
  const { sketch } = table;
  const several =
    kind === null || isChosen
      ? null
      : (readPaidOut(delivery, at) ??
        readPlainSales(delivery, at) ??
        companyOrFamily(delivery, at, kind) ??
        readTwoKinds(delivery, at, kind) ??
        namedByTurns(delivery, at, kind) ??
        readLinesBelow(delivery, at, kind) ??
        readMoneyToo(delivery, at, kind));
  const [first, ...others] = several ?? [];
  const readAs = first?.map.kind ?? kind;
  const reading =
    readAs === null ? null : withoutLooseEnds(delivery, table, readAsKind(delivery, at, readAs));
  const candidates = writeCandidates(delivery, table, reading);
  return {
    name: sketch.name,
    kind: readAs,
    confidence,
    reasons: reading?.reasons ?? [],
    map: reading === null ? null : (first?.map ?? writeMap(delivery, table, reading, candidates)),
    others,
    columns: sketch.columns.map((column, place) => ({
      column: column.column,
      candidates: candidates[place] ?? [],
      customType: customTypeOf(column),
    })),
  };
}
