/** What a column of a file says about somebody, as far as matching reads it. */
export const roles = [
  "id",
  "source",
  "fullName",
  "givenName",
  "middleName",
  "familyName",
  "suffix",
  "organisation",
  "email",
  "phone",
  "website",
  "street",
  "houseNumber",
  "unit",
  "city",
  "postcode",
  "region",
  "country",
  "birthDate",
  "birthYear",
  "birthMonth",
  "birthDay",
  "age",
  "taxId",
  "personalId",
  "jobTitle",
  "text",
] as const;
export type Role = (typeof roles)[number];
/** How a person or an organisation is told apart. */
export type Kind = "person" | "organisation";
