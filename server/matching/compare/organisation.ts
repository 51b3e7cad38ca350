import { mark, otherTexts, type Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { Compare, Comparison, PairReader } from "./comparison.ts";
import {
  compareNumbers,
  comparePhones,
  personalIdComparison,
  phoneComparison,
  taxIdComparison,
} from "./numbers.ts";
import {
  compareOrganisationNames,
  organisationName,
  organisationNameComparison,
} from "./organisation-names.ts";
import { compareOthers, otherComparison } from "./other-texts.ts";
import { comparePlaces, placeComparison } from "./place.ts";

/** Where each comparison of organisations stands. */
export const organisationAt = {
  name: 0,
  form: 1,
  domain: 2,
  mail: 3,
  phone: 4,
  place: 5,
  taxId: 6,
  registerId: 7,
  others: 8,
};

export const organisationComparisons: readonly Comparison[] = [
  organisationNameComparison,
  { name: "legal form", levels: ["can't be said", "same", "different"] },
  { name: "domain", levels: ["can't be said", "same", "similar", "different"] },
  { name: "mail address", levels: ["can't be said", "same", "different"] },
  phoneComparison,
  placeComparison,
  taxIdComparison,
  { ...personalIdComparison, name: "register number" },
  ...Array.from({ length: otherTexts }, (_, which) => otherComparison(which)),
];

/** Reads pairs of organisations. */
export function organisationPairs(prepared: Prepared): PairReader {
  const { columns } = prepared;
  const { core, form } = columns;
  const names = compareOrganisationNames(core);
  const domains = compareDomains(prepared);
  const mails = compareMails(prepared);
  const phones = comparePhones(columns.phone, columns.phone2);
  const places = comparePlaces(prepared);
  const taxIds = compareNumbers(columns.taxId);
  const registerIds = compareNumbers(columns.personalId);
  const others = [columns.text0, columns.text1, columns.text2, columns.text3].map(compareOthers);
  return {
    comparisons: organisationComparisons,
    records: prepared.records,
    compare(a, b, { levels, holders }) {
      holders.fill(0);
      const at = organisationAt;
      const name = names(core.ids[a] as number, core.ids[b] as number);
      levels[at.name] = name;
      if (name === organisationName.same) holders[at.name] = core.counts[core.ids[a] as number] as number;
      const x = form.ids[a] as number;
      const y = form.ids[b] as number;
      levels[at.form] = x === 0 || y === 0 ? 0 : x === y ? 1 : 2;
      const domain = domains(a, b, holders, at.domain);
      levels[at.domain] = domain;
      // A domain of one's own says all that its addresses could.
      levels[at.mail] = domain === 0 ? mails(a, b, holders, at.mail) : 0;
      levels[at.phone] = phones(a, b, holders, at.phone);
      levels[at.place] = places(a, b, holders, at.place);
      levels[at.taxId] = taxIds(a, b, holders, at.taxId);
      levels[at.registerId] = registerIds(a, b, holders, at.registerId);
      for (let t = 0; t < others.length; t++)
        levels[at.others + t] = others[t]?.(a, b, holders, at.others + t) ?? 0;
    },
  };
}

function compareDomains({ columns: { house } }: Prepared): Compare {
  const text = textsOf(house);
  const label = (id: number) => text(id).split(".", 1)[0] ?? "";
  return (a, b, holders, at) => {
    const x = house.ids[a] as number;
    const y = house.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = house.counts[x] as number;
      return 1;
    }
    const s = label(x);
    const t = label(y);
    if (s === t) return 2;
    const isLong = Math.min(s.length, t.length) >= 5;
    return isLong && (s.startsWith(t) || t.startsWith(s) || editsWithin(s, t, 1) <= 1) ? 2 : 3;
  };
}

/** Addresses at free mail: equal says much; two role mailboxes (info@, sales@) nothing. */
function compareMails({ columns: { mail }, marks }: Prepared): Compare {
  return (a, b, holders, at) => {
    const x = mail.ids[a] as number;
    const y = mail.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = mail.counts[x] as number;
      return 1;
    }
    return (marks[a] as number) & (marks[b] as number) & mark.roleMailbox ? 0 : 2;
  };
}
