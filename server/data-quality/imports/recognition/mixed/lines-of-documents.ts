import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { Delivery } from "../read-as-kind.ts";
import { atHand, type TableAtHand } from "../table-at-hand.ts";
import { type Module, mapAs } from "./rows-of-two-kinds.ts";

/**
 * Orders and invoices with a row for each line, where what is said of the document stands in its first row alone: the rows are
 * lines, read by the columns that all of them fill, and the document is what the others say. Null where nothing is written so.
 */
export function readLinesBelow(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  const head = table?.sketch.lines?.head;
  if (table === undefined || head === undefined || (kind !== "document" && kind !== "document_line"))
    return null;
  const { sketch } = table;
  const records = sketch.columns[head[0] ?? 0]?.distinct ?? 0;
  const isOfHead = (place: number) => head.includes(place);
  const document = mapOf(delivery, at, "document", (column, place) =>
    isOfHead(place) ? ofRecords(column, records) : silenced(column),
  );
  const line = mapOf(delivery, at, "document_line", (column, place) =>
    isOfHead(place) ? silenced(column) : column,
  );
  if (document === undefined || line === undefined) return null;
  const { name } = sketch;
  const id = document.id.length > 0 ? document.id : [sketch.columns[head[0] ?? 0]?.column ?? ""];
  const own = sketch.columns.filter((_, place) => !isOfHead(place)).map(({ column }) => column);
  const isTold =
    line.id.length === 1 && sketch.columns.some((one) => one.column === line.id[0] && one.isUnique);
  const { kind: _, name: __, id: ___, parts, mend, ignored, ...said } = document;
  const documents = {
    ...{ kind: "document" as const, id, name: [], columns: said.columns, links: said.links },
    ...{ always: said.always, usually: said.usually, party: said.party },
  };
  return [
    {
      module: name,
      map: {
        ...line,
        ...(isTold ? {} : { id: [...id, ...namesOfLine(line, own)], isNumbered: true }),
        columns: ofColumns(line.columns, own),
        links: {
          ...ofColumns(
            line.links,
            Object.keys(line.links).filter((link) => link === "product"),
          ),
          document: {
            column: id.length === 1 ? (id[0] ?? "") : id,
            to: `${name} documents`,
            by: "id",
            none: [],
          },
        },
        party: [],
        always: {},
        parts: { ...line.parts, ...parts, [`${name} documents`]: documents },
        mend: [...mend, ...line.mend],
        ignored: ignored.filter((column) => line.ignored.includes(column)),
      },
    },
  ];
}

function mapOf(
  delivery: Delivery,
  at: number,
  kind: ImportKind,
  seen: (column: ColumnSketch, place: number) => ColumnSketch,
): ModuleMap | undefined {
  const tables = delivery.tables.map((table, nth) =>
    nth === at ? withoutShared(atHand({ ...table.sketch, columns: table.sketch.columns.map(seen) })) : table,
  );
  return mapAs({ ...delivery, tables }, at, kind);
}

/** What all columns that say something are called alike says nothing: `order_line/…`, `… (Items)`. */
function withoutShared(table: TableAtHand): TableAtHand {
  const filled = table.columnWords.filter((_, place) => (table.sketch.columns[place]?.filled ?? 0) > 0);
  const isShared = (word: string) =>
    filled.length > 1 && filled.every((words) => words.length > 1 && words.some((one) => one.word === word));
  return {
    ...table,
    columnWords: table.columnWords.map((words) => words.filter(({ word }) => !isShared(word))),
  };
}

/** A column as the records fill it, each of them once. */
function ofRecords(column: ColumnSketch, records: number): ColumnSketch {
  const filled = Math.min(column.filled, records);
  return { ...column, filled, empty: records - filled, isUnique: column.distinct === records };
}

/** A column that says nothing of this kind of record. */
function silenced(column: ColumnSketch): ColumnSketch {
  return { ...column, filled: 0, distinct: 0, isUnique: false, shares: {}, frequent: [] };
}

function ofColumns<T>(given: Readonly<Record<string, T>>, kept: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => kept.includes(name)));
}

/** What tells the lines of one document apart: the article, else all that is no figure of ours. */
function namesOfLine({ links, columns }: ModuleMap, own: readonly string[]): readonly string[] {
  const article = [...[links.product?.column ?? []].flat()];
  if (article.length > 0) return article;
  const described = own.filter((column) => [columns[column] ?? []].flat().includes("description"));
  return described.length > 0 ? described : own;
}
