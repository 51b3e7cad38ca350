import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, furtherAddress, furtherPoint, type ModuleGiven } from "./module-parts.ts";

// A row has no id, so what belongs to it is found by what all of these say.
const row = ["First Name", "Middle Name", "Last Name", "E-mail 1 - Value", "Phone 1 - Value"];
const itself = { party: { column: row, to: "Contacts" } };
const address = (nth: number) => ({
  line1: `Address ${nth} - Street`,
  line2: `Address ${nth} - Extended Address`,
  city: `Address ${nth} - City`,
  region: `Address ${nth} - Region`,
  postcode: `Address ${nth} - Postal Code`,
  country: `Address ${nth} - Country`,
});
const further = (from: number, to: number, part: (nth: number) => NonNullable<ModuleGiven["parts"]>) =>
  Object.assign({}, ...Array.from({ length: to - from + 1 }, (_, at) => part(from + at)));

/**
 * Google Contacts as CSV, in the layout of today and the one before (`Given Name`, `E-mail 1 - Type`). Several values of
 * one label stand in one cell with ` ::: ` between them. A birthday may have no year (`--03-07`) and is kept as it stands.
 */
export const googleContacts: ImportProfileGiven = {
  source: "google",
  title: "Google Contacts",
  labels: {
    "First Name": ["Given Name"],
    "Middle Name": ["Additional Name"],
    "Last Name": ["Family Name"],
    "Organization Name": ["Organization 1 - Name"],
    "Organization Title": ["Organization 1 - Title"],
    "Organization Department": ["Organization 1 - Department"],
    "E-mail 1 - Label": ["E-mail 1 - Type"],
    "E-mail 2 - Label": ["E-mail 2 - Type"],
    "Phone 1 - Label": ["Phone 1 - Type"],
    "Phone 2 - Label": ["Phone 2 - Type"],
    "Address 1 - Label": ["Address 1 - Type"],
    "Website 1 - Label": ["Website 1 - Type"],
    Labels: ["Group Membership"],
  },
  modules: {
    Contacts: {
      kind: "person",
      signs: [
        "Address 1 - Formatted",
        "E-mail 1 - Label",
        "E-mail 1 - Value",
        "File As",
        "Name Prefix",
        "Name Suffix",
        "Phone 1 - Label",
        "Phone 1 - Value",
        "Phonetic First Name",
      ],
      id: row,
      orId: row,
      name: ["First Name", "Last Name"],
      columns: {
        Name: "name",
        "First Name": "given_name",
        "Last Name": "family_name",
        "Organization Title": "title",
        "E-mail 1 - Value": "mail",
        "Phone 1 - Value": "phone",
        "Website 1 - Value": "website",
        Notes: "note",
        Labels: "custom",
        Birthday: "custom",
        ...addressOf(address(1)),
      },
      links: { account: { column: "Organization Name", to: "Organizations" } },
      always: { stage: "none" },
      ignored: [
        "Address 1 - Formatted",
        "Address 2 - Formatted",
        ...["Address 1", "E-mail 1", "E-mail 2", "Phone 1", "Phone 2", "Website 1"].map(
          (one) => `${one} - Label`,
        ),
      ],
      parts: {
        Organizations: {
          kind: "organisation",
          id: ["Organization Name"],
          name: ["Organization Name"],
          columns: { "Organization Name": "name" },
        },
        ...further(2, 4, (nth) => ({
          [`Mail ${nth}`]: furtherPoint("mail", "other", row, itself, `E-mail ${nth} - Value`),
          [`Phone ${nth}`]: furtherPoint("phone", "other", row, itself, `Phone ${nth} - Value`),
        })),
        "Address 2": furtherAddress("other", row, itself, address(2)),
      },
    },
  },
};
