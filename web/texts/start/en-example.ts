/** The words of the example company: the first page, its line while it is here, removing it, and the doors of a demo. */
export const enExample = {
  example: {
    welcome: (name: string) => `Welcome, ${name}. Nothing is here yet.`,
    welcomeSentence: "Two ways to begin; either can be taken back whole.",
    own: "Bring your own files",
    ownSentence:
      "Exports of your old system as they are: customers, people, orders, invoices, calls, cases. They are checked first, and nothing is written until you say so.",
    ownVerb: "Choose files",
    look: "Look around an example company first",
    lookSentence:
      "A trader with 2,000 customers in nine countries and three years of books, made up from start to end. It takes some seconds, and one button removes it with everything in it.",
    lookVerb: "Bring in the example company",
    mayNot: "Only an owner can do this.",
    coming: "The example company is on its way",
    comingSentence: "Its books are written, then what every customer brings and costs is computed.",
    waiting: "Waiting for the worker",
    failed: "The example company did not come in. Nothing of it is left here; you can try again.",
    here: "This is the example company: nothing in it is real.",
    remove: "Remove the example company",
    removeTitle: "Remove the example company?",
    removeSentence: (customers: string) =>
      `Everything in it goes for good: ${customers} customers with all that happened with them, products, campaigns, figures and the people who work there. Your account, those you invited and the workspace's name stay.`,
    removeAdded: (what: string) => `What was added here since goes with it: ${what}.`,
    removeLoads: (count: string) =>
      `Loads of your own files stand here beside it (${count}). Take them back under Imports first.`,
    removeVerbAdded: (count: string) => `Remove it, and the ${count} records added`,
    removed: "The example company was removed.",
    added: {
      customers: { one: "customer or person", other: "customers and people" },
      documents: { one: "document", other: "documents" },
      contacts: { one: "contact", other: "contacts" },
      cases: { one: "case", other: "cases" },
      others: { one: "other record", other: "other records" },
    },
    doorTitle: "Into the demo",
    doorSentence: "You are being signed in as one of the example company's people.",
  },
};
