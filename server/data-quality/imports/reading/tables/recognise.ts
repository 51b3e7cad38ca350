import type {
  ImportProfile,
  ModuleMap,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { profiles as builtIn } from "../../profiles/profiles.ts";
import type { AgreementColumn } from "./agreements.ts";
import { columnKey } from "./column-key.ts";
import type { StateColumn } from "./document-states.ts";
import { asTheHeaderSays } from "./resolve-labels.ts";

/** What a file is: the system's profile and the module in it. */
export type Recognised = {
  profile: ImportProfile;
  name: string;
  /** With the columns as the file calls them. */
  module: ModuleMap;
  /** From 0 to 1, by how many of its columns only such files have; not said where somebody chose. */
  confidence?: number;
  /** The columns that said who agreed, before suppressions were made of them. */
  agreements?: readonly AgreementColumn[];
  /** The columns whose words decide whether documents count. */
  states?: readonly StateColumn[];
};

/**
 * Finds the module that the most columns of a file speak for. All columns of its `header` must be there, and two of its
 * `signs` where it has some, or one and the file's name: a file that shares a name and a mail address with it is nobody's. A file name that says the
 * same breaks a tie; where two files of a system look alike (three kinds of line items), the name must say which it is.
 * A profile that somebody gave goes before those that are built in.
 */
export function recognise(
  header: readonly string[],
  fileName: string,
  profiles: readonly ImportProfile[],
): Recognised | null {
  const columns = new Map(header.map((column) => [columnKey(column), column] as const).reverse());
  const written = new Set(header.map(spelling));
  const file = letters(fileName.replace(/(\.(csv|tsv|tab|txt|gz|xlsx|jsonl|ndjson|json|vcf))+$/i, ""));
  let best: { score: number; profile: ImportProfile; found: Known; telling: number } | null = null;
  for (const profile of profiles) {
    const { marks, modules } = knownOf(profile);
    if (marks !== null && !hasMark(marks, written)) continue;
    const given = builtIn.includes(profile) ? 0 : 1_000;
    for (const found of modules) {
      const { score, telling } = fitOf(found, columns, written, file);
      if (score > 0 && score + given > (best?.score ?? 0))
        best = { score: score + given, profile, found, telling };
    }
  }
  if (best === null) return null;
  const { profile, found, telling } = best;
  const module = asTheHeaderSays(found.module, profile.labels, columns);
  return { profile, name: found.name, module, confidence: 1 - 0.5 ** Math.max(1, telling) };
}

/** Whether a column is there that only this system writes: one of these names, or one that ends so (`*__c`). */
function hasMark(marks: readonly string[], written: ReadonlySet<string>): boolean {
  return marks.some((mark) =>
    mark.startsWith("*") ? [...written].some((column) => column.endsWith(mark.slice(1))) : written.has(mark),
  );
}

/**
 * A column's name as a system is told by it: `ACCOUNTID` and `AccountId` are one, `Account ID` is how others write it. Once
 * the system is told, its columns are found however they are spaced (`column-key.ts`).
 */
function spelling(column: string): string {
  const words = column
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u200b\ufeff]/g, "");
  return words
    .trim()
    .replace(/\s+/g, " ")
    .replace(/(?<=.) ?\*$/, "");
}

/** A module's columns, each with the other names it goes by: those that tell it as they are spelled, all of them as keys. */
type Known = {
  name: string;
  module: ModuleMap;
  fileWords: string[];
  header: string[][];
  signs: string[][];
  all: string[][];
};
type KnownProfile = { marks: string[] | null; modules: Known[] };

const known = new WeakMap<ImportProfile, KnownProfile>();

function knownOf(profile: ImportProfile): KnownProfile {
  const before = known.get(profile);
  if (before !== undefined) return before;
  const labels = new Map(Object.entries(profile.labels).map(([column, more]) => [columnKey(column), more]));
  const names = (column: string) => [column, ...(labels.get(columnKey(column)) ?? [])];
  const spelled = (column: string) => names(column).map(spelling);
  const modules = Object.entries(profile.modules).map(([name, module]) => ({
    name,
    module,
    fileWords: [name, ...module.files].map(letters),
    header: [...module.header, ...(module.orId === undefined ? module.id : [])].map(spelled),
    signs: module.signs.map(spelled),
    all: mentioned(module).map((column) => names(column).map(columnKey)),
  }));
  const found = { marks: profile.signs.length === 0 ? null : profile.signs.flatMap(spelled), modules };
  known.set(profile, found);
  return found;
}

function mentioned(module: ModuleMap): string[] {
  // What is packed into a cell has no columns by which a file could be told.
  const parts = Object.values(module.parts).filter(({ each }) => each === undefined);
  const maps = [module, ...parts];
  const links = [...maps.flatMap((map) => Object.values(map.links)), ...Object.values(module.orLinks).flat()];
  const columns = maps.flatMap((map) => [...map.id, ...Object.keys(map.columns)]);
  const all = [...columns, ...links.flatMap((link) => link.column ?? []), ...module.ignored, ...module.signs];
  return [...new Set(all)];
}

const signsNeeded = 2;

/** How much speaks for a module, nothing when it can't be; and how many of the columns are of such files alone. */
function fitOf(
  { module, fileWords, header, signs, all }: Known,
  columns: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
  file: string,
): { score: number; telling: number } {
  const has = (names: readonly string[]) => names.some((name) => written.has(name));
  const isThere = (names: readonly string[]) => names.some((name) => columns.has(name));
  const isNamed = fileWords.some((words) => words !== "" && file.includes(words));
  const isNamedOnly = module.files.length > 0 || module.header.length + module.signs.length === 0;
  const nothing = { score: 0, telling: 0 };
  if ((isNamedOnly && !isNamed) || !header.every(has)) return nothing;
  const found = signs.filter(has).length + (signs.length > 0 && isNamed ? 1 : 0);
  if (signs.length > 0 && found < signsNeeded) return nothing;
  const name = isNamed ? (isNamedOnly ? 100 : fileWords.includes(file) ? 2 : 1) : 0;
  const telling = module.header.length + found;
  return { score: 1 + telling + all.filter(isThere).length + name, telling };
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
