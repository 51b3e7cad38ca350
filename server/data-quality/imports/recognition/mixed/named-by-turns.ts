import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { mostOf } from "../buyers/people-among-buyers.ts";
import type { Delivery } from "../read-as-kind.ts";
import { type Module, mapAs } from "./rows-of-two-kinds.ts";

const namesLeast = 5;

/**
 * A list of customers in which people and companies stand by turns under one name, and no column says which: each row is what its name
 * says, as the matcher knows names. Null where all are of one kind, or another column names somebody as well.
 */
export function namedByTurns(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const sketch = delivery.tables[at]?.sketch;
  if (sketch === undefined || (kind !== "organisation" && kind !== "person")) return null;
  if (sketch.who || sketch.fullName) return null;
  const own = mapAs(delivery, at, kind);
  const [column = "", ...more] = own?.name ?? [];
  const names = sketch.columns.find((one) => one.column === column);
  if (own === undefined || names === undefined || more.length > 0 || names.filled < namesLeast) return null;
  const ofUnknown = mostOf(names);
  // Who works where, or stands for a company, is told by the row.
  if (ofUnknown === null || Object.keys(own.links).some((link) => link !== "owner")) return null;
  const other = mapAs(delivery, at, kind === "person" ? "organisation" : "person");
  const [company, person] = kind === "person" ? [other, own] : [own, other];
  if (company === undefined || person === undefined) return null;
  const [ofPeople, ofOthers] = [`${column}: people`, `${column}: others`];
  const id = own.id.length > 0 ? own.id : (other?.id ?? []);
  const read = (map: ModuleMap, by: string, other: string, isRest: boolean): ModuleMap => {
    const { [column]: _, ...columns } = map.columns;
    const links = Object.entries(map.links).filter(([, link]) => ![link.column].flat().includes(column));
    return {
      ...map,
      ...{ id: id.map((one) => (one === column ? by : one)), name: [by] },
      columns: { ...columns, [by]: "name" },
      links: Object.fromEntries(links),
      parts: Object.fromEntries(
        Object.entries(map.parts).filter(([part]) => links.some(([, { to }]) => to === part)),
      ),
      // A row without a name is what most of the others are.
      ...(isRest ? { unless: [{ column: other, is: ["*"] }] } : { when: { column: by, is: ["*"] } }),
      mend: [{ column, byName: ofUnknown, into: [ofPeople, ofOthers] }, ...map.mend],
    };
  };
  return [
    { module: sketch.name, map: read(company, ofOthers, ofPeople, ofUnknown === "others") },
    { module: `${sketch.name}, private`, map: read(person, ofPeople, ofOthers, ofUnknown === "people") },
  ];
}
