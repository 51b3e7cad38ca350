/** What a row needs, as a sentence calls it; fields that are called as they are written stand here not. */
const needed: Readonly<Record<string, string>> = {
  issued_at: "the day it was issued",
  received_on: "the day it came in",
  written_off_on: "the day it was written off",
  granted_on: "the day it was granted",
  on_day: "its day",
  started_at: "the moment it began",
  opened_at: "the day it was opened",
  stated_at: "the moment it was stated",
  touched_at: "the moment it happened",
  valid_from: "the day from which it holds",
  document_kind: "what kind of document it is",
  record_kind: "the kind of record it is for",
  channel: "its channel, such as phone or mail",
  amount: "an amount",
  quantity: "a quantity",
  price: "a price",
  rate: "a rate",
  currency: "a currency",
  category: "a category",
  name: "a name",
  text: "its text",
  path: "where its file lies",
  address: "a mail address or a phone number",
  state: "its state",
  role: "a role",
  type: "a type",
  key: "a key",
};

const named: Readonly<Record<string, string>> = {
  from: "whom it starts from",
  to: "whom it leads to",
};

/** What a row needs that fills this field of ours: `the day it was issued`. */
export function neededWords(field: string): string {
  return needed[field] ?? field.replaceAll("_", " ");
}

/** Whom or what a row must name by this link of ours: `its document`. */
export function namedWords(link: string): string {
  return named[link] ?? `its ${link.replaceAll("_", " ")}`;
}
