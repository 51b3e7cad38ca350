import { fieldOf } from "../../contract/data-quality/imports/fields-of-target.ts";
import type {
  ImportProfile,
  LinkMap,
  ModuleMap,
  PartMap,
} from "../../contract/data-quality/imports/import-mapping.ts";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { columnKey } from "../../server/data-quality/imports/reading/tables/column-key.ts";
import { lookAtFile } from "../../server/data-quality/imports/reading/tables/look-at-files.ts";
import { profileColumns } from "../../server/data-quality/imports/recognition/profile-columns.ts";
import type { Candidate, TableSketch } from "../../server/data-quality/imports/recognition/proposal.ts";
import { proposeDelivery } from "../../server/data-quality/imports/recognition/propose-delivery.ts";

/** A table of which it is known how it is to be read. */
export type KnownTable = { sketch: TableSketch; module: string; truth: ModuleMap };

/** Sketches those tables of a delivery that the profiles know. */
export async function knownTables(
  paths: readonly string[],
  profiles: readonly ImportProfile[],
): Promise<KnownTable[]> {
  const tables: KnownTable[] = [];
  for (const file of findFiles(paths))
    for (const look of await lookAtFile(file, profiles)) {
      if (look.recognised === null || look.shape === null) continue;
      const name = (look.path.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
      const { sketch } = await profileColumns(look, look.shape, look.header, { name, country: "DE" });
      const { name: module, module: truth } = look.recognised;
      tables.push({ sketch, module, truth });
    }
  return tables;
}

/** The same tables with names that give nothing away: the first is T1, its columns A, B, C. */
export function withoutNames(tables: readonly KnownTable[]): KnownTable[] {
  return tables.map((table, at) => ({
    ...table,
    sketch: {
      ...table.sketch,
      name: `T${at + 1}`,
      columns: table.sketch.columns.map((column, place) => ({ ...column, column: lettersOf(place) })),
    },
  }));
}

function lettersOf(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return `${rest >= 0 ? lettersOf(rest) : ""}${String.fromCharCode(65 + (place % 26))}`;
}

export type Measured = {
  tables: number;
  kinds: number;
  columns: number;
  first: number;
  withinThree: number;
  links: number;
  linksRight: number;
  wrong: string[];
};

/**
 * How much of a delivery is proposed right. Columns that are empty throughout don't count; keeping a column and passing it
 * over are one: both leave it to the person.
 * @param named the tables with their own names, where `tables` has others
 * @param alsoRight what is right as well, by `module.column`
 */
export function measure(
  tables: readonly KnownTable[],
  named: readonly KnownTable[] = tables,
  alsoRight: Readonly<Record<string, string>> = {},
): Measured {
  const proposals = proposeDelivery(
    tables.map(({ sketch }) => sketch),
    { country: "DE" },
  );
  const found: Measured = {
    tables: 0,
    kinds: 0,
    columns: 0,
    first: 0,
    withinThree: 0,
    links: 0,
    linksRight: 0,
    wrong: [],
  };
  const nameOf = new Map(tables.map(({ sketch, module }) => [module, sketch.name]));
  for (const [at, { truth, module, sketch }] of tables.entries()) {
    const proposal = proposals[at];
    const own = named[at]?.sketch ?? sketch;
    found.tables += 1;
    if (proposal?.kind === truth.kind) found.kinds += 1;
    else found.wrong.push(`${module} is ${truth.kind}, not ${proposal?.kind}`);
    for (const [place, { column }] of own.columns.entries()) {
      if ((own.columns[place]?.filled ?? 0) === 0) continue;
      const right = usesOf(truth, column, nameOf);
      for (const use of alsoRight[`${module}.${column}`]?.split(" ") ?? []) right.add(use);
      const said = (proposal?.columns[place]?.candidates ?? []).map(sayUse);
      found.columns += 1;
      if (right.has(said[0] ?? "")) found.first += 1;
      else
        found.wrong.push(
          `${module}.${column} is ${[...right].join(" or ")}, not ${said.slice(0, 3).join(", ")}`,
        );
      if (said.slice(0, 3).some((use) => right.has(use))) found.withinThree += 1;
    }
    for (const [link, { to, column }] of Object.entries(truth.links)) {
      const target = nameOf.get(to);
      if (target === undefined || column === undefined) continue;
      found.links += 1;
      const same = [link, ...(link === "party" ? whose : [])];
      if (same.some((one) => proposal?.map?.links[one]?.to === target)) found.linksRight += 1;
      else
        found.wrong.push(
          `${module} → ${link} → ${to}: ${JSON.stringify(proposal?.map?.links[link] ?? null)}`,
        );
    }
  }
  return found;
}

function sayUse({ as, field, link }: Candidate): string {
  return as === "field"
    ? `field:${field}`
    : as === "link"
      ? `link:${link}`
      : as === "ignored"
        ? "custom"
        : as;
}

/** Somebody's: which of these it is follows from the table it leads to. */
const whose = ["account", "person", "lead"];

/** All that a column is, as the mapping has it; a link to a table that wasn't delivered can only be kept as it is. */
function usesOf(truth: ModuleMap, column: string, delivered: ReadonlyMap<string, string>): Set<string> {
  const is = (name: string) => columnKey(name) === columnKey(column);
  const uses = new Set<string>();
  for (const map of [truth, ...Object.values(truth.parts)] as (ModuleMap | PartMap)[]) {
    if (map.id.some(is)) uses.add("id");
    for (const [name, targets] of Object.entries(map.columns))
      if (is(name)) for (const target of [targets].flat()) uses.add(sayTarget(target));
    for (const [link, { column: columns, to }] of Object.entries(map.links) as [string, LinkMap][])
      if ([columns ?? []].flat().some(is)) {
        for (const one of link === "party" ? whose : [link]) uses.add(`link:${one}`);
        if (!delivered.has(to)) uses.add("custom");
      }
  }
  if (uses.size === 0) uses.add("custom");
  return uses;
}

function sayTarget(target: string | { field: string }): string {
  const field = fieldOf(target);
  return field === "custom" ? "custom" : `field:${field}`;
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 1_000) / 10;
}
