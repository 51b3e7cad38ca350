/** The comparable texts of a record. */
export const textColumns = [
  "given",
  "family",
  "suffix",
  "core",
  "form",
  "mail",
  "local",
  "house",
  "mailHouse",
  "phone",
  "phone2",
  "street",
  "number",
  "unit",
  "postcode",
  "city",
  "country",
  "taxId",
  "personalId",
  "text0",
  "text1",
  "text2",
  "text3",
] as const;

export type ColumnName = (typeof textColumns)[number];
