import type { FieldType } from "../../../../contract/data-quality/imports/import-kind.ts";
import {
  fieldsOf,
  type ImportKind,
  importKinds,
  wishesOf,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import {
  fieldNames,
  kindFieldNames,
  kindLinkNames,
  linkNames,
  optOutNames,
} from "./vocabulary/field-names.ts";

/** Something a column of a table can be. `part`: of the record that this link leads to, which the row describes too. */
export type Slot = {
  as: "id" | "field" | "link";
  kind: ImportKind;
  part: string | null;
  field?: string;
  link?: string;
  type: FieldType;
  /** How it is called, as `vocabulary/field-names.ts` writes it. */
  names: string;
};

/** What the records of a link's other end can be. */
export const linkKinds: Readonly<Record<string, readonly ImportKind[]>> = {
  owner: ["user"],
  account: ["organisation", "person", "household"],
  person: ["person"],
  contact_person: ["person"],
  lead: ["prospect"],
  party: ["organisation", "person", "household", "prospect"],
  parent: ["organisation"],
  household: ["household"],
  campaign: ["campaign"],
  opportunity: ["opportunity"],
  product: ["product"],
  category: ["category"],
  supplier: ["organisation"],
  order: ["document"],
  document: ["document"],
  case: ["case_file"],
  asset: ["asset"],
  price_list: ["price_list"],
  payment: ["payment"],
  contact: ["contact"],
  from: ["organisation", "person"],
  to: ["organisation", "person"],
};

const idNames = "id | number | sku | code~0.8 | reference~0.5";
// The number of an article is that of no line, though in a few rows it may tell each of them apart.
const otherIdNames = "id | number | code~0.8 | reference~0.5";
const ofArticles: ReadonlySet<ImportKind> = new Set(["product", "cost_price", "price_list_entry", "asset"]);
// What nobody but ourselves writes, or what follows from another field.
const unproposed = new Set([
  "recognised_on",
  "on_day",
  "opened_on",
  "minutes_basis",
  "normalised",
  "fact_hash",
  "activity",
  "locale",
]);
// Where several links lead to somebody, these two say it all.
const unproposedLinks = new Set(["party", "record", "household", "contact_person"]);

const slotsByKind = new Map<ImportKind, readonly Slot[]>();

/** Everything that a column of a table of this kind can be. */
export function slotsOf(kind: ImportKind): readonly Slot[] {
  const before = slotsByKind.get(kind);
  if (before !== undefined) return before;
  const slots = makeSlots(kind);
  slotsByKind.set(kind, slots);
  return slots;
}

/** Who bought what a line's document says: a link of the line, where the document is no row of its own. */
export const buyerOfLines: Slot = {
  as: "link",
  kind: "document_line",
  part: null,
  link: "account",
  type: "text",
  names: linkNames.account ?? "account",
};

function makeSlots(kind: ImportKind): Slot[] {
  const fields = Object.entries(fieldsOf(kind)).flatMap(([field, type]): Slot[] => {
    const names = namesOf(kind, field);
    return names === "" || unproposed.has(field)
      ? []
      : [{ as: "field", kind, part: null, field, type, names }];
  });
  const links = importKinds[kind].links.flatMap((link): Slot[] =>
    unproposedLinks.has(link)
      ? []
      : [{ as: "link", kind, part: null, link, type: "text", names: namesOfLink(kind, link) }],
  );
  return [
    { as: "id", kind, part: null, type: "text", names: ofArticles.has(kind) ? idNames : otherIdNames },
    ...fields,
    ...links,
    ...optOutSlots(kind),
  ];
}

// A list may say it of each way to be reached, and in several columns: none of them is lost.
const optOutsAtMost = 3;

function optOutSlots(kind: ImportKind): Slot[] {
  const told = wishesOf(kind).filter((wish) => wish in optOutNames) as (keyof typeof optOutNames)[];
  return told.flatMap((field) =>
    Array.from({ length: optOutsAtMost }, (): Slot => {
      return { as: "field", kind, part: null, field, type: "yes", names: optOutNames[field] };
    }),
  );
}

function namesOfLink(kind: ImportKind, link: string): string {
  return [linkNames[link] ?? link, kindLinkNames[kind]?.[link]].filter(Boolean).join(" | ");
}

function namesOf(kind: ImportKind, field: string): string {
  return [kindFieldNames[kind]?.[field], fieldNames[field]].filter(Boolean).join(" | ");
}

/** What a row may say of the record a link leads to, where no other table has it. */
const partFields: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  user: ["name", "mail"],
  organisation: [
    "name",
    "mail",
    "phone",
    "website",
    "line1",
    "city",
    "region",
    "postcode",
    "country",
    "segment",
    "industry",
  ],
  person: [
    "name",
    "given_name",
    "family_name",
    "title",
    "mail",
    "phone",
    "mobile",
    "segment",
    "city",
    "postcode",
    "country",
  ],
  product: ["name", "code", "category", "manufacturer", "list_price", "cost", "unit"],
  document: ["number", "issued_at", "due_on", "shipped_on", "state", "currency", "freight_cost"],
  campaign: ["name", "type"],
};

const partsByLink = new Map<string, readonly Slot[]>();

/** What columns of a table of one kind can be of a record of another that its rows describe besides their own. */
export function partSlots(own: ImportKind, link: string, kind: ImportKind): readonly Slot[] {
  const key = `${own} ${link} ${kind}`;
  const slots = partsByLink.get(key) ?? makePartSlots(link, kind);
  partsByLink.set(key, slots);
  return slots;
}

function makePartSlots(link: string, kind: ImportKind): Slot[] {
  const types = fieldsOf(kind);
  const fields = (partFields[kind] ?? []).map(
    (field): Slot => ({
      as: "field",
      kind,
      part: link,
      field,
      type: types[field] ?? "text",
      names: namesOf(kind, field),
    }),
  );
  return [{ as: "id", kind, part: link, type: "text", names: idNames }, ...fields];
}
