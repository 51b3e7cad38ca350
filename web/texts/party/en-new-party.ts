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
    known: (name: string) => `${name} is here already.`,
    openKnown: "Open that record",
    createAnyway: "This is somebody else: enter it",
    alike: "Already here, and alike",
  },
};
