import { customRecordKinds, customTypes } from "../../customers/custom-types.ts";
import { type FieldType, type Kind, personName } from "./import-kind.ts";
import { conversationKinds } from "./import-kinds-conversations.ts";
import { customerKinds } from "./import-kinds-customers.ts";
import { salesKinds } from "./import-kinds-sales.ts";

const houseKinds = {
  user: {
    title: "People who work here",
    fields: { ...personName, mail: "mail", team: "text", locale: "text", created_at: "instant" },
    links: [],
  },
  custom_field: {
    title: "Fields of the workspace",
    fields: {
      record_kind: "choice",
      key: "text",
      title: "text",
      type: "choice",
      choices: "text",
      place: "whole",
      is_required: "yes",
      is_hidden: "yes",
      is_retired: "yes",
    },
    choices: { record_kind: customRecordKinds, type: customTypes },
    required: ["record_kind", "key"],
    links: [],
  },
  exchange_rate: {
    title: "Exchange rates",
    fields: { currency: "currency", valid_from: "day", rate: "number" },
    required: ["currency", "valid_from", "rate"],
    links: [],
  },
} as const satisfies Record<string, Kind>;

const systemKinds = {
  known_id: {
    title: "Ids in other systems",
    fields: {
      source: "text",
      module: "text",
      source_id: "text",
      record_no: "whole",
      name_key: "text",
      row_hash: "text",
      fact_hash: "text",
      is_repeat: "yes",
    },
    required: ["source", "module", "source_id", "row_hash"],
    requiredLinks: ["record"],
    links: ["record"],
    hasCustom: true,
  },
} as const satisfies Record<string, Kind>;

/** Everything a file can be read as: the fields of ours, how they are read, and the links to other files. */
export const importKinds = {
  ...houseKinds,
  ...customerKinds,
  ...salesKinds,
  ...conversationKinds,
  ...systemKinds,
} as const satisfies Record<string, Kind>;

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]];

function kindOf(kind: ImportKind): Kind {
  return importKinds[kind];
}

/** The fields of a kind by name. */
export function fieldsOf(kind: ImportKind): Readonly<Record<string, FieldType>> {
  return importKinds[kind].fields;
}

/** What can be chosen in a field of type `choice`, in our words; undefined for all others. */
export function choicesOf(kind: ImportKind, field: string): readonly string[] | undefined {
  return kindOf(kind).choices?.[field];
}

/** What must stand in a row of this kind: fields, and links to other records. */
export function requiredOf(kind: ImportKind): { fields: readonly string[]; links: readonly string[] } {
  const { required = [], requiredLinks = [] } = kindOf(kind);
  return { fields: required, links: requiredLinks };
}

/**
 * What a column of people or companies can be besides their fields: what somebody wishes about being reached. `no_…` says that an
 * address must not be used, which the load makes suppressions of, `may_…` that they agreed to it, where a no is a consent that is
 * withdrawn. With each the fields whose addresses are meant.
 */
export const wishes = {
  no_mail: ["mail"],
  no_phone: ["phone", "mobile"],
  may_mail: ["mail"],
  may_phone: ["phone", "mobile"],
} as const;
export type Wish = keyof typeof wishes;

/** The wishes that rows of a kind can say: those with a way to be reached. */
export function wishesOf(kind: ImportKind): readonly Wish[] {
  const fields = fieldsOf(kind);
  const isReached =
    kind === "organisation" || kind === "household" || kind === "person" || kind === "prospect";
  return isReached
    ? (Object.keys(wishes) as Wish[]).filter((name) => wishes[name].some((one) => one in fields))
    : [];
}

export function isWish(field: string): field is Wish {
  return Object.hasOwn(wishes, field);
}

/** Whether a column says of its rows that they agreed: a no in it is the wish. */
export function isAgreement(field: string): boolean {
  return isWish(field) && field.startsWith("may_");
}

/** The field of a kind that says when it began, where rows may leave that open. */
export function beginningOf(kind: ImportKind): string | undefined {
  return kindOf(kind).startsWithLoad;
}

/** The kinds whose rows belong to a party: to one that must be `known`, or to `anybody`. */
export function kindsOfParty(ofParty: "known" | "anybody"): ImportKind[] {
  return importKindNames.filter((kind) => kindOf(kind).ofParty === ofParty);
}

/** Whether what a row of this kind says of a person is the person's own, and not their organisation's. */
export function isPersonal(kind: ImportKind): boolean {
  return kindOf(kind).isPersonal === true;
}

/** Whether records of this kind keep fields of the workspace. */
export function hasCustom(kind: ImportKind): boolean {
  return kindOf(kind).hasCustom === true;
}
