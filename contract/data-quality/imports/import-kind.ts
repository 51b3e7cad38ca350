/** How the words of a field are read (server/data-quality/imports/reading/values/). */
export type FieldType =
  | "text"
  | "amount"
  | "number"
  | "whole"
  | "percent"
  | "share"
  | "day"
  | "instant"
  | "yes"
  | "phone"
  | "mail"
  | "site"
  | "several"
  | "link"
  | "person"
  | "country"
  | "currency"
  | "choice";

/** One kind of row: its fields, what can stand in them, what it needs and what it can name. */
export type Kind = {
  title: string;
  fields: Readonly<Record<string, FieldType>>;
  /** Of the fields that are a choice: what can be chosen, in our words. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** A row without one of these is refused. */
  required?: readonly string[];
  /** The moment for which the load's own day stands where a row gives none; a note says so. */
  startsWithLoad?: string;
  /** Links without which the row makes no sense. */
  requiredLinks?: readonly string[];
  links: readonly string[];
  /**
   * It belongs to a party. `known`: a row that leads to nobody is refused; `anybody`: it is taken and shown as
   * unattributed.
   */
  ofParty?: "known" | "anybody";
  /** A person's own: it isn't taken for the organisation they work for. */
  isPersonal?: true;
  /** It keeps fields of the workspace. */
  hasCustom?: true;
};

/** The links that say whose something is; `party` leads to exactly that record, whichever it is. */
export const whose = ["party", "account", "person", "lead"] as const;
export const personName = { name: "text", given_name: "text", family_name: "text" } as const;
export const validity = { valid_from: "day", valid_until: "day" } as const;
