import {
  type ImportKind,
  importKindNames,
  importKinds,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { idColumn, linkColumn } from "../../exports/column-names.ts";
import { ownSource } from "../planning/own-records.ts";

type Module = ImportProfileGiven["modules"][string];

const parties: readonly ImportKind[] = ["person", "organisation", "household", "prospect"];

// Links that lead to one kind of record; all others lead to a party.
const kindsBehind: Readonly<Record<string, readonly ImportKind[]>> = {
  owner: ["user"],
  product: ["product"],
  category: ["category"],
  price_list: ["price_list"],
  campaign: ["campaign"],
  order: ["document"],
  document: ["document"],
  opportunity: ["opportunity"],
  payment: ["payment"],
  case: ["case_file"],
  contact: ["contact"],
  record: importKindNames,
};

/**
 * What Vitalfew writes out itself, one module for each kind, under the kind's name: columns are called like the fields they
 * are, links hold our own ids, and what a cell holds is taken to the letter.
 */
export const vitalfew: ImportProfileGiven = {
  source: ownSource,
  title: "Vitalfew",
  dateOrder: "day-first",
  decimal: "point",
  timeZone: "UTC",
  isAsWritten: true,
  modules: Object.fromEntries(importKindNames.map((kind) => [kind, moduleOf(kind)])),
};

function moduleOf(kind: ImportKind): Module {
  const { fields, links } = importKinds[kind];
  return {
    kind,
    header: [idColumn(kind)],
    id: [idColumn(kind)],
    columns: Object.fromEntries(Object.keys(fields).map((field) => [field, field])),
    links: Object.fromEntries(links.map((link) => [link, linkTo(link)])),
    party: links.some((link) => link === "party") ? ["party"] : [],
  };
}

function linkTo(link: string) {
  const [to = "person", ...orTo] = kindsBehind[link] ?? parties;
  return { column: linkColumn(link), to, orTo };
}
