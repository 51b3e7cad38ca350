import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold, type Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

const joined =
  /(?<!\p{L})(sign(ed)?[ _-]?up|joined|registered|registration|first (order|purchase|seen)|(member|customer|client) since|kunde seit|mitglied seit|registriert|angemeldet|inscri\p{L}+|client depuis|cliente (desde|dal)|klant sinds)(?!\p{L})/u;
const ofCustomers: readonly Notion[] = ["customer", "member"];
const isIdWord: readonly Notion[] = ["id", "number", "code", "customer", "member", "user", "account"];
const names: readonly Notion[] = ["name", "given", "family", "company", "contact", "person", "full"];
// Whatever says one of these is about what was sold, done or owned, and no list of customers.
const ofOthers: readonly Notion[] = [
  ...["invoice", "order", "payment", "document", "quantity", "product", "price", "tax", "due"],
  ...["case", "call", "visit", "meeting", "task", "opportunity", "campaign", "asset", "serial", "subject"],
  ...["user", "seller", "owner", "ip", "file", "minutes", "duration", "channel", "direction", "supplier"],
] as Notion[];
const idLeast = 0.9;
const rowsLeast = 2;

/**
 * The column of numbers by which a list knows customers of whom it says no name, address or phone: an id that tells every row apart, beside
 * when they joined or what they are like. Undefined where it names somebody, or could be of something else.
 */
export function numbersOfCustomers({ sketch, words, columnWords }: TableAtHand): ColumnSketch | undefined {
  const notionsOf = (at: number): readonly Notion[] => columnWords[at]?.flatMap((word) => word.notions) ?? [];
  const says = (at: number, of: readonly Notion[]) => notionsOf(at).some((one) => of.includes(one));
  const places = [...sketch.columns.keys()];
  const id = places.find((at) => {
    const column = sketch.columns[at];
    const { digits = 0, code = 0, guid = 0 } = column?.shares ?? {};
    const isCalledSo = notionsOf(at).length > 0 && notionsOf(at).every((one) => isIdWord.includes(one));
    return column?.isUnique === true && isCalledSo && digits + code + guid >= idLeast;
  });
  if (id === undefined || sketch.rows < rowsLeast || sketch.columns.length < 2) return undefined;
  const others = places.filter((at) => at !== id);
  const isNaming = (at: number) => {
    const {
      mail = 0,
      phone = 0,
      site = 0,
      person = 0,
      company = 0,
      given = 0,
    } = sketch.columns[at]?.shares ?? {};
    return Math.max(mail, phone, site, person, company, given) > 0.3 || says(at, names);
  };
  if (others.some((at) => isNaming(at) || says(at, ofOthers))) return undefined;
  const isOfCustomers =
    words.some(({ notions }) => notions.some((one) => ofCustomers.includes(one))) || says(id, ofCustomers);
  const isJoined = others.some((at) =>
    joined.test(fold(sketch.columns[at]?.column ?? "").replaceAll("_", " ")),
  );
  return isOfCustomers || isJoined ? sketch.columns[id] : undefined;
}

/** Whoever is known by a number alone is called by it, until a list says who that is. */
export function calledByNumber(
  kind: ImportKind,
  table: TableAtHand,
  columns: Columns,
  id: readonly string[],
): void {
  const isCalled = Object.values(columns)
    .flatMap(fieldsOfTarget)
    .some((field) => ["name", "mail", "website", "phone", "mobile"].includes(field));
  const number = kind === "organisation" && !isCalled ? numbersOfCustomers(table)?.column : undefined;
  if (number === undefined || id.length !== 1 || id[0] !== number) return;
  const kept = [columns[number] ?? []].flat();
  columns[number] = kept.length === 0 ? "name" : [...kept, "name"];
}
