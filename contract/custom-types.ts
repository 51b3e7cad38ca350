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
