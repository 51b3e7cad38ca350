import { enContactWords } from "./en-contact-words.ts";

/** The words of the form in which a contact is logged. */
export const enLogContact = {
  contact: {
    title: (name: string) => `Log a contact with ${name}`,
    channel: "By",
    direction: "Direction",
    in: "They came to us",
    out: "We went to them",
    kind: "About",
    kinds: enContactWords.contactWords.kinds,
    subject: "Subject",
    note: "What was said",
    minutes: "Minutes",
    minutesHelp: "Left empty, the usual time of this channel is charged.",
    feeling: "They were",
    sharedWith: "Shared with others",
    alsoWith: "Who else took part",
    alsoWithHelp: "Each bears a share of its minutes and its cost, by weight.",
    weightOf: (name: string) => `Weight of ${name}`,
    notWith: (name: string) => `Remove ${name}`,
    save: "Log it",
    saved: "Logged.",
    dueOn: "To be done by",
    closed: "Close",
  },
};
