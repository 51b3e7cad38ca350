import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf } from "./module-parts.ts";

/** Mautic's contacts and companies, with the names of its fields. */
export const mautic: ImportProfileGiven = {
  source: "mautic",
  title: "Mautic",
  modules: {
    Contacts: {
      kind: "person",
      header: ["firstname", "lastname", "email"],
      signs: [
        "attribution",
        "attribution_date",
        "date_identified",
        "last_active",
        "points",
        "preferred_locale",
        "zipcode",
      ],
      id: ["id"],
      orId: ["email"],
      name: ["firstname", "lastname"],
      columns: {
        firstname: "given_name",
        lastname: "family_name",
        position: "title",
        email: "mail",
        phone: "phone",
        mobile: "mobile",
        fax: "fax",
        website: "website",
        preferred_locale: "language",
        date_added: "created_at",
        ...addressOf({
          line1: "address1",
          line2: "address2",
          city: "city",
          region: "state",
          postcode: "zipcode",
          country: "country",
        }),
      },
      links: { account: { column: "company", to: "Companies" } },
      always: { stage: "none" },
      parts: {
        // A contact names the company it works for; a file of companies may say more of it.
        Companies: { kind: "organisation", id: ["company"], name: ["company"], columns: { company: "name" } },
      },
    },
    Companies: {
      kind: "organisation",
      header: ["companyname"],
      signs: [
        "companyaddress1",
        "companycity",
        "companyemail",
        "companyphone",
        "companywebsite",
        "companyindustry",
      ],
      id: ["companyname"],
      name: ["companyname"],
      columns: {
        companyname: "name",
        companyemail: "mail",
        companyphone: "phone",
        companyfax: "fax",
        companywebsite: "website",
        companyindustry: "industry",
        companynumber_of_employees: "employees_count",
        companyannual_revenue: "annual_revenue",
        companydescription: "note",
        ...addressOf({
          line1: "companyaddress1",
          line2: "companyaddress2",
          city: "companycity",
          region: "companystate",
          postcode: "companyzipcode",
          country: "companycountry",
        }),
      },
    },
  },
};
