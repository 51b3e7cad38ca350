import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { LinkMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Links, LooseMap } from "../writing/loose-map.ts";

type Loose = Pick<LooseMap, "links" | "parts">;

/**
 * Cells that name several: `Ann Lee, Bob Ray`. Each of them is made where the rows describe them; the first one is whose the row is, and a
 * person works at all companies that the row names. Who stands in a company's row works there.
 * @param row by which columns the rows themselves are named, and in which module
 */
export function severalNamed(
  kind: ImportKind,
  { sketch }: TableAtHand,
  { links, parts }: Loose,
  row: { module: string; id: readonly string[]; name: readonly string[] },
): void {
  const signOf = (link: Links[string] | undefined) => {
    const [column, ...more] = [link?.column ?? []].flat();
    const isOne = column !== undefined && more.length === 0;
    return isOne ? sketch.columns.find((one) => one.column === column)?.several : undefined;
  };
  for (const link of [links, ...Object.values(parts).map((part) => part.links ?? {})].flatMap(
    Object.values,
  )) {
    const sign = signOf(link);
    if (sign === undefined) continue;
    link.split ??= sign;
    const part = parts[link.to];
    if (part !== undefined && part.id?.at(-1) === [link.column].flat()[0])
      Object.assign(part, { split: sign, splitTo: "each" });
  }
  const own = rowItself(row);
  if (own === null) return;
  const { account, person } = links;
  const sign = signOf(account);
  const staff = person && parts[person.to];
  if (kind === "person" && account !== undefined && sign !== undefined)
    parts[`${row.module} further workplaces`] = {
      kind: "relationship",
      id: [...[own.column].flat(), [account.column ?? []].flat()[0] ?? ""],
      split: sign,
      splitTo: "others",
      links: { from: own, to: { column: account.column, to: account.to, by: account.by ?? "id" } },
      always: { type: "works_for" },
    };
  if (kind === "organisation" && staff?.kind === "person") staff.links ??= {};
  if (kind === "organisation" && staff?.links !== undefined) staff.links.account ??= own;
}

/** How a part of a row names the row's own record. */
function rowItself({
  module,
  id,
  name,
}: {
  module: string;
  id: readonly string[];
  name: readonly string[];
}): (Pick<LinkMap, "to" | "by"> & { column: string[] }) | null {
  if (id.length > 0) return { column: [...id], to: module, by: "id" };
  return name.length > 0 ? { column: [...name], to: module, by: "name" } : null;
}
