import { distinctNames } from "../../imports/reading/rows/find-header.ts";
import { townLine } from "./columns/column-at-hand.ts";

type Bundles = AsyncIterable<readonly (readonly string[])[]>;

/** A column whose cells say all of somebody, and the columns that their parts become. */
export type Packed = {
  place: number;
  /** The other columns, which come first, and those of the parts. */
  header: readonly string[];
};

/** What a part of such a cell is, in the order of the columns; called so that every column is known by its name. */
const partNames = {
  name: "name",
  street: "address",
  city: "city",
  phone: "phone",
  mail: "email",
  day: "birth date",
};
type Part = keyof typeof partNames;
const partOrder = Object.keys(partNames) as Part[];

/** Fewer cells tell nothing. */
const cellsTelling = 5;

/**
 * Finds the column whose cells are a name and, behind commas, bars or line breaks, where to find whoever is called so: "Amber Chapman,
 * 38323 Aachen, 07537 122025", "Jane Doe <jane@doe.example>"; null where there is none.
 * @param isNamed whether another column than the one at this place holds names
 */
export function packedColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  isNamed: (place: number) => boolean,
): Packed | null {
  const place = header.findIndex((_, at) => {
    const cells = rows.map((row) => (row[at] ?? "").trim()).filter(Boolean);
    const share = (is: (cell: string) => boolean) => cells.filter(is).length / cells.length;
    return cells.length >= cellsTelling && (share(isPacked) >= 0.6 || share(isMailbox) >= 0.2);
  });
  if (place === -1 || isNamed(place)) return null;
  const others = header.filter((_, at) => at !== place);
  return { place, header: distinctNames([...others, ...partOrder.map((part) => partNames[part])]) };
}

/** The rows with the parts of a packed cell in columns of their own. */
export async function* unpackRows(bundles: Bundles, { place }: Packed): AsyncGenerator<string[][]> {
  for await (const bundle of bundles)
    yield bundle.map((cells) => {
      const parts = partsOf(cells[place] ?? "");
      return [...cells.filter((_, at) => at !== place), ...partOrder.map((part) => parts[part])];
    });
}

/** A name first, and something that is none behind it. */
function isPacked(cell: string): boolean {
  if (cell.length > longestCell) return false;
  const { name, ...others } = partsOf(cell);
  return isWords(name) && Object.values(others).some((part) => /[\d@]/.test(part));
}

const isMailbox = (cell: string) => /^"?\p{L}[^<>@]*<[^<>\s]+@[^<>\s]+>$/u.test(cell);

const longestCell = 400;
const isWords = (part: string) => /\p{L}{2}/u.test(part) && !/[\d@]/.test(part);

/** Takes a cell apart; what it doesn't say is empty. */
function partsOf(cell: string): Record<Part, string> {
  const found: Record<Part, string> = { name: "", street: "", city: "", phone: "", mail: "", day: "" };
  const address: string[] = [];
  const names: string[] = [];
  for (const part of piecesOf(cell)) {
    const kind = kindOfPart(part);
    if (kind !== null) found[kind] ||= part;
    else if (names.length === 0 || (address.length === 0 && isGivenBehind(names, part))) names.push(part);
    else address.push(part);
  }
  const [only = "", ...more] = address;
  const isTown = more.length === 0 && (townLine.test(only) || isWords(only));
  return { ...found, name: names.join(", "), [isTown ? "city" : "street"]: address.join(", ") };
}

function piecesOf(cell: string): string[] {
  return cell
    .replace(/<([^<>\s]+@[^<>\s]+)>/g, " | $1")
    .split(/[\n;|,\t]+/)
    .map((part) => part.trim().replace(/^(?:tel|phone|fon|mobil|mobile|e-?mail|dob|born|geb)\b[.:]* ?/i, ""))
    .filter(Boolean);
}

function kindOfPart(part: string): "mail" | "phone" | "day" | null {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part)) return "mail";
  if (/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/.test(part)) return "day";
  const digits = part.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 16 && /^[+(]?\d[\d\s()/.-]*$/.test(part) ? "phone" : null;
}

/** "Chapman, Amber": a single word, and behind it one or two. */
function isGivenBehind(names: readonly string[], part: string): boolean {
  const [first = ""] = names;
  return names.length === 1 && !first.includes(" ") && isWords(part) && part.split(" ").length <= 2;
}
