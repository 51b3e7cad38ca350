import { fieldsOfTarget } from "../../../../contract/data-quality/imports/fields-of-target.ts";
import { beginningOf } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { columnKey } from "../reading/tables/column-key.ts";
import type { FileInRun } from "../reading/tables/table-plan.ts";

type TableNote = { code: string; severity: "note"; field: string; message: string };

/** What is said once of a table whose columns leave open what all of its rows need. */
export function notesOfTable(
  header: readonly string[],
  module: ModuleMap,
  delivery: readonly FileInRun[],
): TableNote[] {
  const there = new Set(header.map(columnKey));
  const given = new Set([
    ...Object.keys(module.always),
    ...Object.keys(module.usually),
    ...Object.entries(module.columns)
      .filter(([column]) => there.has(columnKey(column)))
      .flatMap(([, target]) => fieldsOfTarget(target)),
  ]);
  const hasLines =
    delivery.some(({ recognised }) => recognised?.module.kind === "document_line") ||
    Object.values(module.parts).some(({ kind }) => kind === "document_line");
  return [
    ...noteBeginning(module, given),
    ...(hasLines ? [] : [...noteTax(module, given), ...noteAmounts(module, given)]),
  ];
}

function noteBeginning({ kind }: ModuleMap, given: ReadonlySet<string>): TableNote[] {
  const field = beginningOf(kind);
  if (field === undefined || given.has(field)) return [];
  const message =
    "No column says when these began; the day of the load counts, or their end where that was before.";
  return [{ code: "day_assumed", severity: "note", field, message }];
}

function noteTax({ kind }: ModuleMap, given: ReadonlySet<string>): TableNote[] {
  const saysMore = ["net_total", "list_total", "tax_total"].some((field) => given.has(field));
  if (kind !== "document" || !given.has("gross_total") || saysMore) return [];
  const message =
    "These have one total each, and nothing says how much of it is tax; all of it counts as revenue.";
  return [{ code: "tax_unknown", severity: "note", field: "gross_total", message }];
}

/** Documents that say of no amount what it is count as nothing, which nobody should have to find out by the sums. */
function noteAmounts({ kind }: ModuleMap, given: ReadonlySet<string>): TableNote[] {
  if (kind !== "document" || amounts.some((field) => given.has(field))) return [];
  const message =
    "No column says what these come to. They count as nothing until their amounts or their lines are brought in.";
  return [{ code: "totals_empty", severity: "note", field: "gross_total", message }];
}

const amounts = ["net_total", "list_total", "gross_total"];
