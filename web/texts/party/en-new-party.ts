import { enLikeness } from "./en-likeness.ts";

/** The words of the page that enters a customer or a person. */
export const enNewParty = {
  newParty: {
    organisation: "New organisation",
    person: "New person",
    household: "New household",
    sentence: "Only the name is needed. What is known already is shown before it is entered twice.",
    name: "Name",
    role: "They are a",
    phone: "Phone",
    mail: "Mail",
    worksFor: "Works for",
    function: "Function",
    note: "Note",
    taxNumber: "Tax number",
    site: "Site",
    create: {
      organisation: "Enter the organisation",
      person: "Enter the person",
      household: "Enter the household",
    },
  },
  duplicates: {
    title: "Already here, and perhaps the same",
    band: enLikeness.band,
    related: enLikeness.related,
    use: "Use this one",
    useOf: (name: string) => `Use this one: ${name}`,
    link: "Link as related",
    linkOf: (name: string) => `Link as related: ${name}`,
    unlink: "Don't link",
    how: (name: string) => `How it stands to ${name}`,
    reasonMissing: "Use the record found, link it as related, or say why this is another one.",
    blocked: "This is here already. Use that record, or ask somebody who may enter a second one.",
    evidence: enLikeness.evidence,
  },
};
