import type { z } from "zod";
import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readYes } from "../../reading/values/flags.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { fold, type Notion } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnsAs, isFree, type LooseMap } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;
type Unless = NonNullable<Given["unless"]>;
type Loose = LooseMap & { kind: ImportKind };

// Of a refund in several columns the whole counts, and not its tax or its postage; what is left after it is none.
const ofOthers: readonly Notion[] = [
  "after",
  "tax",
  "freight",
  "shipping",
  "percentage",
  "date",
  "reason",
  "status",
];
const whole =
  /(?<!\p{L})(full(y)?|whole|complete(ly)?|entire(ly)?|vollstandig|komplett|ganz|totalement|totalmente|volledig)(?!\p{L})/u;

/**
 * What was given back of a sale, in a column of its own (*Refund amount*), is a credit note on it, of the same day, since no other is told;
 * where another column says that all of it went back (*Fully refunded?*), of all of it. Not where the sale is what was left after it.
 */
export function refundsBeside(
  { sketch, columnWords }: TableAtHand,
  { kind, columns, links, parts }: Loose,
  { id, always }: { id: readonly string[]; always: Readonly<Record<string, string>> },
): void {
  if (kind !== "document" || id.length === 0 || always.recognised !== "true") return;
  const says = (at: number, ...of: readonly Notion[]) =>
    columnWords[at]?.some(({ notions }) => notions.some((one) => of.includes(one))) ?? false;
  const placeOf = (field: string) =>
    sketch.columns.findIndex(({ column }) => fieldsOfTarget(columns[column] ?? []).includes(field));
  const gross = placeOf("gross_total");
  const worth = gross === -1 ? placeOf("net_total") : gross;
  const amount = sketch.columns.findIndex(
    ({ column, distinct, shares }, at) =>
      says(at, "refund") &&
      !says(at, ...ofOthers) &&
      distinct > 1 &&
      (shares.figure ?? 0) > 0.9 &&
      isFree(columns, column),
  );
  const [sold, back] = [sketch.columns[worth], sketch.columns[amount]];
  if (sold === undefined || back === undefined) return;
  const isLeft = sketch.sums.some(
    ({ parts: of, total }) => [...of, total].includes(amount) && [...of, total].includes(worth),
  );
  if (isLeft || (says(worth, "net") && placeOf("tax_total") === -1)) return;
  const flag = sketch.columns.find(
    ({ column, distinct, shares }, at) =>
      says(at, "refund") && distinct === 2 && (shares.yes ?? 0) > 0.9 && whole.test(fold(column)),
  );
  const field = gross === -1 ? "net_total" : "gross_total";
  const yes = flag?.frequent.flatMap(({ value }) => (readYes(value) === "true" ? value : [])) ?? [];
  const credit = (of: string, which: { when?: Unless[number]; unless: Unless }) => ({
    kind: "document" as const,
    id: [...id],
    ...which,
    columns: {
      ...columnsAs(columns, { issued_at: "issued_at", currency: "currency", number: "number" }),
      [of]: { field, isNegative: true },
    },
    links: {
      ...Object.fromEntries(
        Object.entries(links).filter(([name]) => name === "account" || name === "person"),
      ),
      order: { column: id.length === 1 ? (id[0] ?? "") : [...id], to: sketch.name, by: "id" as const },
    },
    always: { document_kind: "credit_note", recognised: "true", title: of },
    party: ["account", "person"].filter((link) => links[link] !== undefined),
  });
  const unsold = unsoldIn(columns);
  parts[`${sketch.name}, ${back.column}`] = credit(back.column, {
    unless: [
      { column: back.column, is: noughtsOf(back) },
      ...(flag === undefined ? [] : [{ column: flag.column, is: yes }]),
      ...unsold,
    ],
  });
  if (flag !== undefined)
    parts[`${sketch.name}, ${flag.column}`] = credit(sold.column, {
      when: { column: flag.column, is: yes },
      unless: unsold,
    });
}

/** Of what was never sold nothing is given back: rows whose state is a draft's, or called off. */
function unsoldIn(columns: Columns): Unless {
  return Object.entries(columns).flatMap(([column, given]) => {
    const state = [given].flat().find((one) => typeof one !== "string" && one.field === "state");
    if (state === undefined || typeof state === "string") return [];
    const is = Object.entries(state.values ?? {}).flatMap(([word, ours]) =>
      ours === "draft" || ours === "cancelled" ? word : [],
    );
    return is.length === 0 ? [] : [{ column, is }];
  });
}
