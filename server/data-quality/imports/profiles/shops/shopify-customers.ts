import { addressOf, type ModuleGiven } from "../module-parts.ts";

const company = "Default Address Company";

/**
 * Shopify's export of customers: the same people as those of its orders, known by their mail address. What they spent is told by
 * the orders; nobody has agreed to anything by a word of yes here, since no day stands beside it, but a no is heeded.
 */
export const shopifyCustomers: ModuleGiven = {
  kind: "person",
  header: ["Email", "First Name", "Last Name", "Total Spent"],
  signs: [
    ...["Accepts Email Marketing", "Accepts SMS Marketing", "Accepts Marketing", "Tax Exempt"],
    ...[company, "Default Address Province Code", "Default Address Country Code", "Total Orders"],
  ],
  id: ["Email"],
  name: ["First Name", "Last Name"],
  columns: {
    Email: "mail",
    "First Name": "given_name",
    "Last Name": "family_name",
    Phone: "phone",
    Note: "note",
    ...addressOf({
      line1: "Default Address Address1",
      line2: "Default Address Address2",
      city: "Default Address City",
      region: "Default Address Province Code",
      postcode: "Default Address Zip",
      country: "Default Address Country Code",
    }),
    ...Object.fromEntries(["Customer ID", "Tags", "Tax Exempt"].map((column) => [column, "custom"])),
    "Accepts Email Marketing": "may_mail",
    "Accepts Marketing": "may_mail",
    "Accepts SMS Marketing": "may_phone",
  },
  links: { account: { column: company, to: "Companies", none: ["-", "--", ".", "n/a", "N/A"] } },
  always: { role: "customer", stage: "customer" },
  mend: [
    { column: "Email", letters: "lower" },
    ...["Customer ID", "Phone", "Default Address Phone", "Default Address Zip"].map((column) => ({
      ...{ column, find: "'", with: "" },
    })),
    { column: "Phone", orColumn: "Default Address Phone" },
  ],
  ignored: ["Total Spent", "Total Orders", "Default Address Phone"],
  parts: {
    Companies: {
      kind: "organisation",
      id: [company],
      name: [company],
      columns: { [company]: "name" },
      always: { role: "customer", stage: "customer" },
    },
  },
};
