import { mark, otherTexts, type Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { askEach, type Compare, type Comparison, clearHolders, type PairReader } from "./comparison.ts";
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
  const { core } = prepared.columns;
  const { cells, width, at: place } = rowsOf(prepared);
  const names = compareOrganisationNames(core, prepared.base);
  const domains = compareDomains(prepared);
  const mails = compareMails(prepared);
  const phones = comparePhones(prepared);
  const places = comparePlaces(prepared);
  const columnByColumn = [
    ...compareNumbers(prepared, { taxId: organisationAt.taxId, personalId: organisationAt.registerId }),
    ...compareOthers(prepared, organisationAt.others),
  ];
  return {
    comparisons: organisationComparisons,
    records: prepared.records,
    compare(one, other, answers) {
      const { levels, holders } = answers;
      const [a, b] = [one * width, other * width];
      clearHolders(answers);
      const at = organisationAt;
      const named = cells[a + place.core] as number;
      const name = names(named, cells[b + place.core] as number);
      levels[at.name] = name;
      if (name === organisationName.same) holders[at.name] = core.counts[named] as number;
      const x = cells[a + place.form] as number;
      const y = cells[b + place.form] as number;
      levels[at.form] = x === 0 || y === 0 ? 0 : x === y ? 1 : 2;
      const domain = domains(a, b, holders, at.domain);
      levels[at.domain] = domain;
      // A domain of one's own says all that its addresses could.
      levels[at.mail] = domain === 0 ? mails(a, b, holders, at.mail) : 0;
      levels[at.phone] = phones(a, b, holders, at.phone);
      levels[at.place] = places(a, b, holders, at.place);
      askEach(columnByColumn, a, b, answers);
    },
  };
}

function compareDomains(prepared: Prepared): Compare {
  const { house } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const text = textsOf(house);
  // Cut out once: of hundreds of thousands of pairs the same few thousand are asked.
  const labels: (string | undefined)[] = new Array(house.ends.length);
  const label = (id: number) => {
    labels[id] ??= text(id).split(".", 1)[0] ?? "";
    return labels[id];
  };
  return (a, b, holders, at) => {
    const x = cells[a + place.house] as number;
    const y = cells[b + place.house] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = house.counts[x] as number;
      return 1;
    }
    const s = label(x);
    const t = label(y);
    if (s === t) return 2;
    if (beginUnlike(s, t)) return 3;
    const isLong = Math.min(s.length, t.length) >= 5;
    return isLong && (s.startsWith(t) || t.startsWith(s) || editsWithin(s, t, 1) <= 1) ? 2 : 3;
  };
}

/** No edit makes the one of the other, and neither begins the other: none of the first two letters is where one edit would leave it. */
function beginUnlike(s: string, t: string): boolean {
  const [a, b, x, y] = [s.charCodeAt(0), s.charCodeAt(1), t.charCodeAt(0), t.charCodeAt(1)];
  return a !== x && b !== y && b !== x && a !== y;
}

/** Addresses at free mail: equal says much; two role mailboxes (info@, sales@) nothing. */
function compareMails(prepared: Prepared): Compare {
  const { mail } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  return (a, b, holders, at) => {
    const x = cells[a + place.mail] as number;
    const y = cells[b + place.mail] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = mail.counts[x] as number;
      return 1;
    }
    return (cells[a + place.marks] as number) & (cells[b + place.marks] as number) & mark.roleMailbox ? 0 : 2;
  };
}
