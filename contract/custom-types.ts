/** How the values of a field of the workspace are read and shown. */
export const customTypes = [
  "text",
  "number",
  "amount",
  "day",
  "instant",
  "yes",
  "mail",
  "phone",
  "site",
] as const;
export type CustomType = (typeof customTypes)[number];

/** The kinds of record a workspace can add fields to. */
export const customRecordKinds = [
  "organisation",
  "household",
  "person",
  "product",
  "price_list",
  "campaign",
  "campaign_touch",
  "opportunity",
  "document",
  "case_file",
  "contact",
  "note",
] as const;
