import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import { type NameWord, nameWords } from "../header-words.ts";
import { type Delivery, earlierModule } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { fieldNames, kindFieldNames } from "../vocabulary/field-names.ts";
import type { Columns, LooseMap, Parts } from "../writing/loose-map.ts";

/** Records that stand within a record, as a list: its column, and those of what each of them says. */
type Nested = { outer: string; inner: { name: string; column: string; words: readonly NameWord[] }[] };

const fitLeast = 0.6;
const parties: ReadonlySet<ImportKind> = new Set(["organisation", "person", "household", "prospect"]);
const ofAddress = ["line1", "line2", "city", "region", "postcode", "country"] as const;

/**
 * Lists of records within the records of JSON: what was ordered are lines of the order, with their articles, and each address of
 * somebody is one of its own. What they say together in one cell is nobody's street and no order's price.
 */
export function nestedRecords(
  kind: ImportKind,
  delivery: Delivery,
  { sketch }: TableAtHand,
  loose: LooseMap,
  id: readonly string[],
): void {
  const products = articlesOf(delivery);
  const lists = sketch.columns.filter(({ shares }) => (shares.nested ?? 0) > 0.5);
  for (const { column: outer } of lists) {
    const inner = sketch.columns.flatMap(({ column, filled }) => {
      const name = column.startsWith(`${outer}.`) ? column.slice(outer.length + 1) : "";
      return name === "" || name.includes(".") || filled === 0
        ? []
        : [{ name, column, words: nameWords(name) }];
    });
    const nested = { outer, inner };
    if (kind === "document") linesWithin(sketch.name, nested, loose, id, products);
    else if (parties.has(kind)) addressesWithin(sketch.name, nested, loose, id);
  }
}

/** The module of articles that came with the orders, or before. */
function articlesOf(delivery: Delivery): string | undefined {
  const at = delivery.kinds.indexOf("product");
  return delivery.tables[at]?.sketch.name ?? earlierModule(delivery, "product");
}

function linesWithin(
  name: string,
  nested: Nested,
  loose: LooseMap,
  id: readonly string[],
  articles: string | undefined,
): void {
  const own = kindFieldNames.document_line ?? {};
  const told = fieldsWithin(
    nested,
    ["quantity", "description", "list_price", "net_amount", "discount_amount", "tax_amount"],
    own,
  );
  const ofProduct = fieldsWithin(nested, ["code"], kindFieldNames.product ?? {});
  const described = told.get("description") ?? findNamed(nested);
  const code = ofProduct.get("code");
  const isPriced = told.has("list_price") || told.has("net_amount");
  const product = [code, described].flatMap((column) => column ?? []);
  if (id.length === 0 || product.length === 0 || (!told.has("quantity") && !isPriced)) return;
  const each = eachOf(nested);
  const columns: Columns = {};
  for (const [field, column] of told) if (column !== described && column !== code) columns[column] = field;
  if (described !== undefined) columns[described] = "description";
  const products = articles ?? `${name} products`;
  if (articles === undefined)
    loose.parts[products] = {
      kind: "product",
      each,
      id: product.slice(0, 1),
      columns: {
        ...(code !== undefined && { [code]: "code" }),
        [described ?? code ?? ""]: described === undefined ? ["code", "name"] : "name",
      },
    };
  loose.parts[`${name} lines`] = {
    kind: "document_line",
    each,
    id: [...id, ...product],
    isNumbered: true,
    columns,
    links: {
      document: { column: [...id], to: name },
      product: { column: product.slice(0, 1), to: products },
    },
    usually: told.has("quantity") ? {} : { quantity: "1" },
  };
  setFree(nested, loose);
}

function addressesWithin(name: string, nested: Nested, loose: LooseMap, id: readonly string[]): void {
  const told = fieldsWithin(nested, ofAddress, {});
  if (!told.has("city") && !told.has("line1")) return;
  const columns = Object.fromEntries([...told].map(([field, column]) => [column, field]));
  setFree(nested, loose);
  if (id.length === 0) return;
  const label = nested.inner.find(({ words }) => nameFit(words, "type", new Set()) > fitLeast)?.column;
  loose.parts[`${name} ${nested.outer}`] = {
    kind: "contact_point",
    each: eachOf(nested),
    id: [...id],
    isNumbered: true,
    columns: { ...columns, ...(label !== undefined && { [label]: "label" }) },
    links: { party: { column: [...id], to: name } },
    always: { point_kind: "address" },
    ...(label === undefined && { usually: { label: "other" } }),
    party: ["party"],
  };
}

/** What each of the records says by its fields, each field by one name and each name for one field. */
function fieldsWithin(
  { inner }: Nested,
  fields: readonly string[],
  own: Readonly<Record<string, string>>,
): Map<string, string> {
  const told = new Map<string, string>();
  const all = fields
    .flatMap((field) =>
      inner.map(({ column, words }) => {
        const names = [own[field], fieldNames[field]].filter(Boolean).join(" | ");
        return { field, column, fit: nameFit(words, names, new Set(["line", "order", "product"])) };
      }),
    )
    .filter(({ fit }) => fit >= fitLeast)
    .sort((one, other) => other.fit - one.fit);
  for (const { field, column } of all)
    if (!told.has(field) && ![...told.values()].includes(column)) told.set(field, column);
  return told;
}

function findNamed({ inner }: Nested): string | undefined {
  return inner.find(({ words }) => nameFit(words, "name | title", new Set(["product"])) > fitLeast)?.column;
}

function eachOf({ outer, inner }: Nested): Parts[string]["each"] {
  const into = Object.fromEntries(inner.map(({ name, column }) => [name, column]));
  return [{ column: outer, fields: "|", names: ":", into }];
}

/** The record itself is nothing of what all of them say in one cell. */
function setFree({ inner }: Nested, { columns }: LooseMap): void {
  for (const { column } of inner)
    if (fieldOf([columns[column] ?? "custom"].flat()[0] ?? "custom") !== "custom") delete columns[column];
}
