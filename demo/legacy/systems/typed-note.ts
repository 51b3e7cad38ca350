import { type Random, share } from "../../company/random.ts";
import type { Contact } from "../../company/records.ts";

/** Of the contacts of each channel, the share that somebody typed a note for. */
const noted: Readonly<Record<Contact["channel"], number>> = {
  ...{ phone: 0.35, mail: 0.5, chat: 0.3, form: 0.2, portal: 0.1, visit: 0.8, letter: 0.3, task: 0.2 },
};

const beginnings = [
  "Spoke with {who}.",
  "{who} rang back",
  "as discussed w/ {who}",
  "{who}:",
  "tel. {who},",
  "Hello,\n\nthank you for your message.",
];

const middles: Readonly<Record<Contact["kind"], readonly string[]>> = {
  enquiry: [
    "wants prices by Friday",
    "asked for the data sheet & delivery time",
    "compares us with <2 others>",
  ],
  order: ["order changed, 2 positions more", "took the order by phone", "wants it a week earlier"],
  complaint: [
    "very upset, third time now",
    "goods arrived damaged, photos follow",
    "wants the manager to call",
  ],
  support: [
    "restarted the machine, works again",
    "sent the manual (page 14)",
    "needs spare part; checks serial no.",
  ],
  billing: ["invoice sent again", "address on the invoice was wrong", 'says "already paid", check the bank'],
  feedback: ["happy with the last delivery", "praised the new packaging"],
  courtesy: ["general talk, nothing urgent", "new buyer from next month on"],
  other: ["new delivery address, see mail", "please update our data"],
};

const endings = [
  "",
  "",
  "call back next week",
  "-> sent offer",
  "nothing to do",
  "pls check\n- stock\n- price\n- date",
];

/** What somebody typed about a contact, in a line or several; nothing about most. */
export function typedNote(random: Random, contact: Contact, who: string, writer: string): string {
  if (contact.note !== null) return contact.note;
  if (share(random) >= noted[contact.channel]) return "";
  const one = (texts: readonly string[]) => texts[Math.floor(share(random) * texts.length)] ?? "";
  const begun = one(beginnings).replace("{who}", who);
  const ended = one(endings);
  const text = `${begun} ${one(middles[contact.kind])}${ended === "" ? "" : `\n${ended}`}`;
  return contact.channel === "mail" ? `${text}\n\n--\n${writer}` : text;
}
