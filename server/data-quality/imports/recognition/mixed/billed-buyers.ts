import type { z } from "zod";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { customTypeOf } from "../custom-type.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { fieldNames } from "../vocabulary/field-names.ts";

type Given = z.input<typeof ModuleMap>;
type Loose = {
  columns: NonNullable<Given["columns"]>;
  links: NonNullable<Given["links"]>;
  parts: NonNullable<Given["parts"]>;
};

const alsoSaid = ["phone", "line1", "line2", "city", "region", "postcode", "country"] as const;

/**
 * An order that names no customer but says to whom the bill goes is theirs: `Billing Name` and an *Email* beside it are the buyer,
 * known by the address.
 */
export function billedBuyers(kind: ImportKind, { sketch, columnWords }: TableAtHand, loose: Loose): void {
  const { columns, links, parts } = loose;
  if (kind !== "document" || links.account !== undefined || links.person !== undefined) return;
  const wordsOf = (at: number) => columnWords[at] ?? [];
  const mail = sketch.columns.find(
    (column, at) => customTypeOf(column) === "mail" && isOnly(wordsOf(at), ["mail", "address", "billing"]),
  );
  const name = sketch.columns.find(
    ({ shares, filled }, at) =>
      filled > 0 &&
      (shares.words ?? 0) > 0.5 &&
      isBilled(wordsOf(at)) &&
      isOnly(wordsOf(at), ["billing", "name", "full"]) &&
      wordsOf(at).some(({ notions }) => notions.includes("name")),
  );
  if (mail === undefined || name === undefined) return;
  const own: Loose["columns"] = { [mail.column]: "mail", [name.column]: "name" };
  for (const field of alsoSaid) {
    const found = sketch.columns.find(
      ({ column, filled }, at) =>
        filled > 0 &&
        own[column] === undefined &&
        isBilled(wordsOf(at)) &&
        nameFit(
          wordsOf(at).filter((word) => !isBilled([word])),
          fieldNames[field] ?? "",
          new Set(),
        ) > 0.7,
    );
    if (found !== undefined) own[found.column] = field;
  }
  const areCompanies = (name.shares.company ?? 0) > 0.3;
  for (const column of Object.keys(own)) delete columns[column];
  parts.buyers = {
    kind: areCompanies ? "organisation" : "person",
    id: [mail.column],
    columns: own,
    always: { stage: "none" },
  };
  links[areCompanies ? "account" : "person"] = { column: mail.column, to: "buyers" };
}

function isBilled(words: readonly NameWord[]): boolean {
  return words.some(({ word }) => /^bill/.test(word));
}

function isOnly(words: readonly NameWord[], among: readonly Notion[]): boolean {
  return words.length > 0 && words.every(({ notions }) => notions.some((notion) => among.includes(notion)));
}
