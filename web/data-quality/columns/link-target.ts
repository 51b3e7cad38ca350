import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import { type DraftTable, modulesOf } from "../draft/draft.ts";

/** What the other record usually is, by the name of the link. */
const kindsOfLink: Readonly<Record<string, readonly ImportKind[]>> = {
  owner: ["user"],
  account: ["organisation", "household"],
  parent: ["organisation"],
  supplier: ["organisation"],
  party: ["organisation", "person", "household"],
  person: ["person"],
  household: ["household"],
  lead: ["prospect"],
  product: ["product"],
  category: ["category"],
  campaign: ["campaign"],
  document: ["document"],
  order: ["document"],
};

/** The tables a link can lead to, the one it most likely means first. */
export function linkTargets(link: string, tableNo: number, tables: readonly DraftTable[]): string[] {
  const kinds = kindsOfLink[link] ?? [];
  const fits = ({ kind, others }: DraftTable) =>
    [kind, ...others.map(({ map }) => map.kind)].some((one) => one !== null && kinds.includes(one));
  const known = tables.filter((other) => other.failure === null && !other.isSkipped);
  const others = known.filter((other) => other.tableNo !== tableNo);
  const ordered = [
    ...others.filter(fits),
    ...others.filter((other) => !fits(other)),
    ...known.filter((other) => other.tableNo === tableNo),
  ];
  return [...new Set(ordered.flatMap(modulesOf))];
}
