import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, furtherAddress, furtherPoint, type ModuleGiven } from "./module-parts.ts";

const id = ["Card ID"];
const address = (nth: string) => ({
  line1: `Street${nth}`,
  line2: `Address line 2${nth}`,
  city: `City${nth}`,
  region: `Region${nth}`,
  postcode: `Postcode${nth}`,
  country: `Country${nth}`,
});
const reached = {
  Email: "mail",
  Phone: "phone",
  Mobile: "mobile",
  Fax: "fax",
  Website: "website",
  Note: "note",
  ...Object.fromEntries(["Categories", "Birthday", "Department"].map((column) => [column, "custom"])),
  ...addressOf(address("")),
};

/** Further ways to reach whoever the card is of. */
function further(module: string): NonNullable<ModuleGiven["parts"]> {
  const itself = { party: { column: id, to: module } };
  const points = [2, 3, 4].flatMap((nth) => [
    [`Mail ${nth} of ${module}`, furtherPoint("mail", "other", id, itself, `Email ${nth}`)] as const,
    ...["Phone", "Mobile"].map(
      (column) =>
        [
          `${column} ${nth} of ${module}`,
          furtherPoint("phone", "other", id, itself, `${column} ${nth}`),
        ] as const,
    ),
  ]);
  const addresses = [2, 3].map(
    (nth) =>
      [`Address ${nth} of ${module}`, furtherAddress("other", id, itself, address(` ${nth}`))] as const,
  );
  return Object.fromEntries([...points, ...addresses]);
}

/** Address cards (vCard), by the columns that `read-cards.ts` gives them: people, and companies where the card is one's. */
export const vcard: ImportProfileGiven = {
  source: "vcard",
  title: "vCard",
  signs: ["vCard version"],
  modules: {
    People: {
      kind: "person",
      header: ["vCard version", "Kind"],
      when: { column: "Kind", is: ["person"] },
      besides: ["Companies"],
      passedOver: "A group of cards is nobody; whoever is in it has a card of their own.",
      id,
      name: ["Given name", "Family name"],
      columns: {
        "Full name": "name",
        "Given name": "given_name",
        "Family name": "family_name",
        "Job title": "title",
        ...reached,
      },
      links: { account: { column: "Company", to: "Employers" } },
      always: { stage: "none" },
      ignored: ["Salutation", "Suffix", "vCard version", "Kind"],
      parts: {
        Employers: {
          kind: "organisation",
          id: ["Company"],
          name: ["Company"],
          columns: { Company: "name" },
          always: { stage: "none" },
        },
        ...further("People"),
      },
    },
    Companies: {
      kind: "organisation",
      header: ["vCard version", "Kind"],
      when: { column: "Kind", is: ["company"] },
      besides: ["People"],
      id,
      name: ["Company"],
      columns: { Company: "name", ...reached },
      always: { stage: "none" },
      ignored: ["vCard version", "Kind"],
      parts: further("Companies"),
    },
  },
};
