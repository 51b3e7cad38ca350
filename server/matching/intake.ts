import { pairOf } from "./block/hash.ts";
import { completeFromMail } from "./encode/complete-from-mail.ts";
import { forgetPlaceholderDays } from "./encode/placeholder-days.ts";
import { mark, type Prepared } from "./encode/prepared.ts";
import { ReadColumn } from "./encode/read-column.ts";
import { ColumnWriter, NumberWriter } from "./encode/text-column.ts";
import { type ColumnName, textColumns } from "./encode/text-columns.ts";
import { remembered, rememberedByCountry } from "./encode/text-numbers.ts";

import { isInHan } from "./normalise/east-asian-name.ts";
import { plainText } from "./normalise/plain-words.ts";
import { readCountry } from "./normalise/read-country.ts";
import { readDay } from "./normalise/read-day.ts";
import { houseOf, readMail, readWebsite } from "./normalise/read-mail.ts";
import { readOrganisationName, withoutOwnTown } from "./normalise/read-organisation-name.ts";
import { readPersonName, siftName } from "./normalise/read-person-name.ts";
import { readPhone } from "./normalise/read-phone.ts";
import { type PlaceLine, readPlaceLine, readWholeAddress } from "./normalise/read-place-line.ts";
import { readStreet } from "./normalise/read-street.ts";
import { readText } from "./normalise/read-text.ts";
import { countOnce, stoodThere } from "./owners/count-once.ts";
import { plainCode, taxCode } from "./plain-code.ts";
import { type Kind, type Role, roles } from "./roles.ts";

/** The columns that say who a record is of; the others say where and when, and need none of these. */
const whoColumns: ReadonlySet<ColumnName> = new Set([
  "given",
  "family",
  "suffix",
  "core",
  "form",
  "mail",
  "local",
  "house",
  "mailHouse",
]);

/** Columns that are read text by text, each by itself. */
const readerOf = {
  postcode: plainCode,
  city: plainText,
  taxId: taxCode,
  personalId: plainCode,
  text0: readText,
  text1: readText,
  text2: readText,
  text3: readText,
} as const satisfies Partial<Record<ColumnName, (raw: string) => string>>;

/** What an intake takes in: all, or one of two halves that two threads can read side by side. */
export type IntakeHalf = "who" | "where";

/**
 * Takes records in one by one: each text is normalised and numbered at once, and the text itself let go. What many
 * records share (cities, streets, names of companies) is read only the first time.
 */
export class Intake {
  readonly #kind: Kind;
  readonly #half: IntakeHalf | undefined;
  readonly #places: Record<Role, number[]>;
  readonly #writers: Record<ColumnName, ColumnWriter>;
  readonly #read: Record<keyof typeof readerOf, ReadColumn>;
  readonly #days = new NumberWriter();
  readonly #marks = new NumberWriter();
  readonly #files = new NumberWriter();
  readonly #owners = new NumberWriter();
  #hasOwners = false;
  readonly #countries = remembered(readCountry);
  readonly #plain = remembered(plainText);
  readonly #sifted = remembered(siftName);
  readonly #houses = remembered(houseOf);
  readonly #dayOf: (raw: string) => number;
  readonly #organisations = rememberedByCountry((raw, country) => {
    const { core, form } = readOrganisationName(raw, codeOf(country));
    return { core: core.join(" "), form: form ?? "" };
  });
  readonly #streets = rememberedByCountry((raw, country) => {
    const { words, number, unit } = readStreet(raw, codeOf(country));
    return { words: words.join(" "), number, unit };
  });
  #cells: readonly string[] = [];
  #records = 0;

  /**
   * `columns` says what each cell of a row is; null is left aside. `dayFirst` decides dates such as 03/04/1990. With a
   * `half` only that half is taken in, to be joined with the other.
   */
  constructor(
    kind: Kind,
    options: { columns: readonly (Role | null)[]; dayFirst: boolean; half?: IntakeHalf },
  ) {
    this.#kind = kind;
    this.#half = options.half;
    this.#places = Object.fromEntries(
      roles.map((role) => [role, options.columns.flatMap((column, at) => (column === role ? [at] : []))]),
    ) as Record<Role, number[]>;
    this.#dayOf = remembered((raw) => readDay(raw, options.dayFirst));
    this.#read = Object.fromEntries(
      Object.entries(readerOf).map(([name, read]) => [name, new ReadColumn(read)]),
    ) as Record<keyof typeof readerOf, ReadColumn>;
    this.#writers = {
      ...(Object.fromEntries(textColumns.map((name) => [name, new ColumnWriter()])) as Record<
        ColumnName,
        ColumnWriter
      >),
      ...this.#read,
    };
  }

  get records(): number {
    return this.#records;
  }

  /**
   * One row's cells in the order of `columns`; `file` numbers the file it came from, `owner` whose it is where somebody has
   * several rows: ascending from 0, said of all rows or of none.
   */
  add(cells: readonly string[], file = 0, owner?: number): void {
    this.#cells = cells;
    this.#records += 1;
    this.#hasOwners ||= owner !== undefined;
    this.#owners.add(owner ?? 0);
    const country = this.#countries(this.#first("country"));
    if (this.#half !== "where") this.#addWho(country);
    if (this.#half !== "who") this.#addWhere(country, file);
  }

  done(): Prepared {
    const records = this.#records;
    const blank = new ColumnWriter();
    for (let r = 0; r < records; r++) blank.add("");
    const nothing = blank.done();
    const columns = Object.fromEntries(
      textColumns.map((name) => {
        const writer = this.#writers[name];
        return [name, writer.length === 0 ? nothing : writer.done()];
      }),
    ) as Prepared["columns"];
    const owners = this.#hasOwners
      ? this.#owners.fill(new Int32Array(new SharedArrayBuffer(records * 4)))
      : undefined;
    const days = this.#days.fill(new Int32Array(new SharedArrayBuffer(records * 4)));
    if (this.#half === undefined) forgetPlaceholderDays(columns.family, days);
    if (owners !== undefined) for (const column of new Set(Object.values(columns))) countOnce(column, owners);
    return {
      kind: this.#kind,
      records,
      columns,
      addressHolders: countAddresses(columns, records, owners),
      days,
      marks: this.#marks.fill(new Uint8Array(new SharedArrayBuffer(records))),
      files: this.#files.fill(new Uint8Array(new SharedArrayBuffer(records))),
      ...(owners === undefined ? {} : { owners }),
    };
  }

  #addWho(country: string): void {
    const writers = this.#writers;
    const mail = readMail(this.#first("email"), this.#houses);
    let marks = mail.isRole ? mark.roleMailbox : 0;
    if (this.#kind === "person") {
      const parts = {
        full: this.#first("fullName"),
        given: this.#joined("givenName"),
        middle: this.#joined("middleName"),
        family: this.#joined("familyName"),
      };
      const name = readPersonName(parts, this.#sifted);
      const { given, family, marks: more } = completeFromMail(name, mail);
      marks += more + (name.isSeveral ? mark.several : 0);
      marks += scriptOf(parts.family || parts.full);
      if (parts.given === "" && parts.family === "" && parts.full !== "") marks += mark.inOneText;
      writers.given.add(given);
      writers.family.add(family);
      writers.suffix.add(this.#plain(this.#first("suffix")) || name.suffix);
    }
    const house = readWebsite(this.#first("website")) || mail.house;
    const named = this.#isNameless ? (house.split(".", 1)[0] ?? "") : this.#first("organisation");
    const organisation = withoutOwnTown(named, this.#first("city"));
    const name = organisation === "" ? null : this.#organisations(organisation, country);
    writers.core.add(name?.core ?? "");
    writers.form.add(name?.form ?? "");
    writers.mail.add(mail.whole);
    writers.local.add(mail.local);
    writers.house.add(house);
    writers.mailHouse.add(mail.house);
    this.#marks.add(marks);
  }

  /** A table of organisations that has no column for a name knows them by their domain: that is the name they go by there. */
  get #isNameless(): boolean {
    return this.#kind === "organisation" && this.#places.organisation.length === 0;
  }

  #addWhere(country: string, file: number): void {
    const writers = this.#writers;
    this.#addPhones();
    const place = this.#place();
    const street = this.#streets(place.street, country);
    writers.street.add(street.words);
    writers.number.add(this.#plain(this.#first("houseNumber")) || street.number);
    writers.unit.add(this.#plain(this.#first("unit")) || street.unit);
    writers.country.add(country);
    const read = this.#read;
    read.postcode.addRaw(place.postcode);
    read.city.addRaw(place.city);
    read.taxId.addRaw(this.#first("taxId"));
    read.personalId.addRaw(this.#first("personalId"));
    read.text0.addRaw(this.#at("text", 0));
    read.text1.addRaw(this.#at("text", 1));
    read.text2.addRaw(this.#at("text", 2));
    read.text3.addRaw(this.#at("text", 3));
    this.#days.add(this.#day());
    this.#files.add(file);
  }

  #addPhones(): void {
    let first = "";
    let second = "";
    for (const at of this.#places.phone) {
      const phone = readPhone(this.#cells[at] ?? "");
      if (phone === "" || phone === first) continue;
      if (first === "") first = phone;
      else second ||= phone;
    }
    this.#writers.phone.add(first);
    this.#writers.phone2.add(second);
  }

  /** Where somebody is; a postcode is looked for beside the town or behind the street where it has no cell of its own. */
  #place(): PlaceLine & { street: string } {
    const as = {
      street: this.#joined("street"),
      postcode: this.#first("postcode"),
      city: this.#first("city"),
    };
    if (as.city !== "" && as.postcode !== "") return as;
    if (as.city === "" && as.postcode === "") return readWholeAddress(as.street) ?? as;
    const line = as.city || as.postcode;
    const found = hasDigit(line) ? readPlaceLine(line) : null;
    return found === null ? as : { ...found, street: as.street };
  }

  #day(): number {
    const whole = this.#first("birthDate");
    if (whole !== "") return this.#dayOf(whole);
    const year = this.#first("birthYear");
    if (year === "") return this.#yearOfAge();
    const [month, day] = [this.#first("birthMonth"), this.#first("birthDay")];
    // A year that stands alone may say more: "b. 1835", "1835-1910".
    return readDay(
      month + day === "" ? year : [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
      true,
    );
  }

  /** A year that goes with an age, of no calendar; only where nobody's birthday is known, to which it says nothing. */
  #yearOfAge(): number {
    const { age, birthDate, birthYear } = this.#places;
    if (age.length === 0 || birthDate.length + birthYear.length > 0) return 0;
    const years = Number.parseInt(this.#first("age"), 10);
    return years > 0 && years < 130 ? (yearOfNoAge - years) * 10_000 : 0;
  }

  #at(role: Role, which: number): string {
    const at = this.#places[role][which];
    return at === undefined ? "" : (this.#cells[at] ?? "");
  }

  /** The first filled cell of a role. */
  #first(role: Role): string {
    for (const at of this.#places[role]) {
      const cell = (this.#cells[at] ?? "").trim();
      if (cell !== "") return cell;
    }
    return "";
  }

  #joined(role: Role): string {
    const places = this.#places[role];
    if (places.length <= 1) return this.#first(role);
    return places
      .map((at) => (this.#cells[at] ?? "").trim())
      .filter((cell) => cell !== "")
      .join(" ");
  }
}

const yearOfNoAge = 5000;

/** A country as the tables of names and streets have it; none where it is not known. */
const codeOf = (country: string) => (country.length === 2 ? country.toUpperCase() : undefined);

/** The mark of a name in a script that letters don't tell: characters, or consonants alone (Hebrew, Arabic). */
function scriptOf(name: string): number {
  const first = name.charCodeAt(0);
  if (first >= 0x590 && first < 0x900) return mark.unvowelled;
  return isInHan(name) ? mark.inHan : 0;
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) return true;
  return false;
}

/** Joins what two threads took in of the same records. */
export function joinHalves(who: Prepared, where: Prepared): Prepared {
  const columns = Object.fromEntries(
    textColumns.map((name) => [name, whoColumns.has(name) ? who.columns[name] : where.columns[name]]),
  ) as Prepared["columns"];
  forgetPlaceholderDays(columns.family, where.days);
  return { ...where, columns, marks: who.marks };
}

/** How many have each record's address; 0 where none is known. */
function countAddresses(
  { street, number, postcode, city }: Prepared["columns"],
  records: number,
  owners: Int32Array | undefined,
): Int32Array {
  const keys = new Uint32Array(records);
  const holders = new Map<number, number>();
  for (let r = 0; r < records; r++) {
    const on = street.ids[r] as number;
    if (on === 0) continue;
    const post = postcode.ids[r] as number;
    const town = post === 0 ? -1 - (city.ids[r] as number) : post;
    const key = pairOf(pairOf(on, number.ids[r] as number), town);
    keys[r] = key;
    if (owners !== undefined && stoodThere(r, owners, (before) => keys[before] === key)) continue;
    holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  const counts = new Int32Array(new SharedArrayBuffer(records * 4));
  for (let r = 0; r < records; r++) if (street.ids[r] !== 0) counts[r] = holders.get(keys[r] as number) ?? 0;
  return counts;
}
