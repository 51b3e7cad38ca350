import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import { type ImportKind, isWish } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { LinkMap, ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { columnKey } from "../../reading/tables/column-key.ts";
import type { ColumnSketch, TableProposal, TableSketch } from "../../recognition/proposal.ts";
import { alsoNumbered } from "../../recognition/row-ids.ts";
import { linkKinds } from "../../recognition/slots.ts";
import { shareWithin } from "../../recognition/value-sample.ts";
import type { TableMapping, TableRow } from "../draft-tables.ts";
import { faultOfMap } from "../fault-of-map.ts";

/** A table with what it was recognised as, and with what is proposed for it. */
export type ProposedTable = { table: TableRow; sketch: TableSketch; proposal: TableProposal };

type Settled = Pick<
  TableMapping,
  "source" | "sourceTitle" | "module" | "kind" | "map" | "others" | "origin" | "confidence"
> & {
  sketch: TableSketch;
};

// Two or three columns that several systems call alike are no evidence beside ten tables that the system doesn't know.
const sureEnough = 0.95;
const heldWithin = 0.5;

/**
 * Decides for the tables of a delivery between what they were recognised as and what is proposed, and ties their links
 * together. A system is believed that is sure of one table or knows half of them; a delivery is of one system, so that its
 * tables can name each other's records. Pure.
 * @param otherwise the system of tables that nobody knows
 * @param earlier the modules of which records came before: a link of the system's may lead to them
 */
export function settleProposals(
  tables: readonly ProposedTable[],
  otherwise: string,
  earlier: ReadonlySet<string> = new Set(),
): { source: string; settled: Settled[] } {
  const believed = tables.map((one) => (isBelieved(one, tables) ? one.table : null));
  const source = mostFrequent(believed.flatMap((table) => table?.source ?? [])) ?? otherwise;
  const settled = tables.map(({ sketch, proposal }, at): Settled => {
    const table = believed[at];
    if (table) return { ...table, map: withLinksOf(table, proposal, believed, earlier), sketch };
    const { map, kind, name, others = [], confidence } = proposal;
    const isMapped = map !== null && kind !== null;
    const origin = isMapped ? ("proposed" as const) : null;
    return {
      ...{ source, sourceTitle: null, origin, sketch, confidence: isMapped ? confidence : 0 },
      ...(isMapped
        ? { module: name, kind, map, others }
        : { module: null, kind: null, map: null, others: [] }),
    };
  });
  for (const one of settled) tieLinks(one, settled);
  for (const one of settled) meetEitherKind(one, settled);
  return { source, settled };
}

function isBelieved({ table, proposal }: ProposedTable, tables: readonly ProposedTable[]): boolean {
  if (table.map === null) return false;
  if (table.origin !== "system" || proposal.map === null) return true;
  const isFaulty = (map: ModuleMap) => faultOfRows(map, table.header) !== null;
  if (isFaulty(table.map) && !isFaulty(proposal.map)) return false;
  if (table.confidence < sureEnough && isBlind(table.map, proposal.map, table.header)) return false;
  const alike = tables.filter((other) => other.table.source === table.source);
  return alike.some((other) => other.table.confidence >= sureEnough) || alike.length * 2 >= tables.length;
}

/** Whether a map finds nobody whose the rows are, or no wish not to be written to, where the other one does: it is another system's. */
function isBlind(map: ModuleMap, other: ModuleMap, header: readonly string[]): boolean {
  const known = new Set(header.map(columnKey));
  const sees = (one: ModuleMap) => {
    const maps = [one, ...Object.values(one.parts)];
    const links = maps.flatMap(({ links: own }) =>
      Object.entries(own).flatMap(([name, { column = [], value }]) =>
        value !== undefined || [column].flat().some((given) => known.has(columnKey(given))) ? name : [],
      ),
    );
    const optsOut = maps.some(
      ({ kind, when, columns }) =>
        (kind === "suppression" && when !== undefined && known.has(columnKey(when.column))) ||
        Object.entries(columns).some(
          ([column, target]) =>
            known.has(columnKey(column)) &&
            [target].flat().some((given) => typeof given !== "string" && isWish(given.field)),
        ),
    );
    return { isSomebodys: ["account", "person", "lead"].some((name) => links.includes(name)), optsOut };
  };
  const [own, theirs] = [sees(map), sees(other)];
  return (theirs.isSomebodys && !own.isSomebodys) || (theirs.optsOut && !own.optsOut);
}

/** What is missing in a map for its rows to be taken in, wherever its links lead. */
function faultOfRows(map: ModuleMap, header: readonly string[]): string | null {
  const targets = Object.values(map.links).map(({ to }) => ({ module: to, map: null }));
  return faultOfMap(map, { header, targets, before: map });
}

/**
 * A link of a system's profile that leads to a table that didn't come, now or before, leads where its values stand: in
 * another table, or to the records that the rows describe themselves.
 */
function withLinksOf(
  { map, source }: TableRow,
  { map: proposed }: TableProposal,
  believed: readonly (TableRow | null)[],
  earlier: ReadonlySet<string>,
): ModuleMap | null {
  if (map === null || proposed === null) return map;
  const known = new Set(believed.flatMap((table) => (table?.source === source ? (table?.module ?? []) : [])));
  const parts = { ...map.parts };
  const links = Object.entries(map.links).map(([name, link]) => {
    const found = proposed.links[name];
    const isThere = known.has(link.to) || earlier.has(link.to) || Object.hasOwn(map.parts, link.to);
    if (isThere || found === undefined) return [name, link] as const;
    const part = proposed.parts[found.to];
    if (part !== undefined) parts[found.to] = { ...part, ...(link.split && { split: link.split }) };
    return [name, { ...link, ...found }] as const;
  });
  return { ...map, parts, links: Object.fromEntries(links) };
}

/** What others name the rows of a table by is its id, where it has none; and a link goes by what its values are. */
function tieLinks(one: Settled, all: readonly Settled[]): void {
  if (one.map === null) return;
  for (const [name, link] of Object.entries(one.map.links)) {
    const target = all.find(({ module, map }) => module === link.to && map !== null);
    const own = columnOf(one.sketch, [link.column ?? []].flat());
    if (target === undefined || target.map === null || own === undefined) continue;
    const by = tie(link, own, { ...target, map: target.map });
    one.map = { ...one.map, links: { ...one.map.links, [name]: { ...link, by } } };
  }
}

/** Who is named by a number or name of a list of companies and people is either: the link looks among all that it may mean. */
function meetEitherKind(one: Settled, all: readonly Settled[]): void {
  const met = (links: Readonly<Record<string, LinkMap>>) =>
    Object.fromEntries(
      Object.entries(links).map(([name, link]) => {
        const lists = all.find(
          (other) => other !== one && other.module === link.to && other.others.length > 0,
        );
        const [to, ...orTo] = lists === undefined ? [] : meantBy(name, lists);
        return [name, to === undefined ? link : { ...link, to, ...(orTo.length > 0 && { orTo }) }];
      }),
    );
  if (one.map === null) return;
  const parts = Object.entries(one.map.parts).map(([name, part]) => [
    name,
    { ...part, links: met(part.links) },
  ]);
  one.map = buyersOf({ ...one.map, links: met(one.map.links), parts: Object.fromEntries(parts) }, one, all);
}

/** What a document calls its contact is a company as well, where the list of contacts has both under one number: then it is whose it is. */
function buyersOf(map: ModuleMap, one: Settled, all: readonly Settled[]): ModuleMap {
  const { person, ...others } = map.links;
  if (person === undefined || map.links.account !== undefined || !map.party.includes("person")) return map;
  const lists = all.find((other) => {
    const modules = [other.module, ...other.others.map(({ module }) => module)];
    return other !== one && other.others.length > 0 && modules.includes(person.to);
  });
  const [to, ...orTo] = lists === undefined ? [] : meantBy("account", lists);
  if (to === undefined || orTo.length === 0 || ![to, ...orTo].includes(person.to)) return map;
  const party = map.party.map((step) => (step === "person" ? "account" : step));
  return { ...map, links: { ...others, account: { ...person, to, orTo } }, party };
}

/** The modules of a list that a link may lead to. Whoever works at a company goes by its number as well, and is meant where people are. */
function meantBy(link: string, { module, map, others }: Settled): string[] {
  const own = [{ module: module ?? "", map }, ...others];
  const isMeant = (kind: ImportKind | undefined) => kind !== undefined && linkKinds[link]?.includes(kind);
  const meant = own.filter((one) => isMeant(one.map?.kind));
  if (meant.some((one) => one.map?.kind === "organisation")) return meant.map((one) => one.module);
  const there = own.flatMap((one) => Object.entries(one.map?.parts ?? {}));
  const beside = there.flatMap(([name, part]) =>
    isMeant(part.kind) && part.id.join() === map?.id.join() ? name : [],
  );
  return [...beside, ...meant.map((one) => one.module)];
}

function tie(link: LinkMap, own: ColumnSketch, target: Settled & { map: ModuleMap }): LinkMap["by"] {
  const { map, sketch } = target;
  const isHeldBy = (column: ColumnSketch | undefined) =>
    column !== undefined && shareWithin(own.values, column.values).share >= heldWithin;
  if (map.id.length === 1 && isHeldBy(columnOf(sketch, map.id))) return "id";
  if (link.by === "name" && map.name.length > 0) return "name";
  const known = sketch.columns.find((column) => column.isUnique && isHeldBy(column));
  if (known !== undefined && map.id.length === 0) {
    map.id = [known.column];
    numberById(map);
    return "id";
  }
  return link.by;
}

/** What others name an order by is its number, where it was kept as it stands. */
function numberById(map: ModuleMap): void {
  const [id = ""] = map.id;
  const { [id]: kept, ...columns } = map.columns;
  if (kept !== undefined && fieldOf(kept) !== "custom") return;
  alsoNumbered(map.kind, map.id, columns);
  if (columns[id] !== undefined) map.columns = columns as ModuleMap["columns"];
}

function columnOf({ columns }: TableSketch, names: readonly string[]): ColumnSketch | undefined {
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  return columns.find(({ column }) => columnKey(column) === columnKey(name));
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}
