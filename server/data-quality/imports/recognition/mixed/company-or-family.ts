import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Module, mapAs } from "./rows-of-two-kinds.ts";

/**
 * A list in which one column holds a company's name or a family name, as its own name says (*Co./Last Name*, *Firma/Nachname*): a row that
 * has a given name besides is a person, and any other a company. Both go by the same number.
 */
export function companyOrFamily(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  const found = table === undefined ? null : namesIn(table);
  if (table === undefined || found === null || (kind !== "organisation" && kind !== "person")) return null;
  const [company, person] = (["organisation", "person"] as const).map((one) => mapAs(delivery, at, one));
  if (company === undefined || person === undefined) return null;
  const { name } = table.sketch;
  const { both, given } = found;
  const id = company.id.length > 0 ? company.id : person.id;
  const own = (map: ModuleMap, columns: ModuleMap["columns"]): ModuleMap => {
    const { [both]: _, [given]: __, ...others } = map.columns;
    const links = Object.entries(map.links).filter(
      ([, { column }]) => ![column].flat().some((one) => one === both || one === given),
    );
    const kept = new Set(links.map(([, { to }]) => to));
    const parts = Object.entries(map.parts).filter(([part]) => kept.has(part));
    return {
      ...map,
      id,
      columns: { ...others, ...columns },
      links: Object.fromEntries(links),
      parts: Object.fromEntries(parts),
    };
  };
  return [
    {
      module: name,
      map: { ...own(company, { [both]: "name" }), name: [both], unless: [{ column: given, is: ["*"] }] },
    },
    {
      module: `${name}, private`,
      map: {
        ...own(person, { [both]: "family_name", [given]: "given_name" }),
        name: [given, both],
        when: { column: given, is: ["*"] },
      },
    },
  ];
}

/** The column that is called both, and the one of given names. */
function namesIn({ sketch, columnWords }: TableAtHand): { both: string; given: string } | null {
  const find = (isIt: (notions: readonly string[]) => boolean) =>
    sketch.columns.find(
      ({ filled }, at) => filled > 0 && isIt(columnWords[at]?.flatMap(({ notions }) => notions) ?? []),
    )?.column;
  const both = find((own) => own.includes("family") && own.includes("company"));
  const given = find((own) => own.includes("given") && !own.includes("family"));
  return both === undefined || given === undefined ? null : { both, given };
}
