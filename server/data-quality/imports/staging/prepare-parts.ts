import { fieldsOf } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { prepareReader } from "../reading/records/read-record.ts";
import type { RecordReader } from "../reading/records/record-reader.ts";
import { isPackedIn, prepareUnpacker, type Unpacker } from "../reading/records/unpack-cells.ts";
import { columnAt, columnKey } from "../reading/tables/column-key.ts";
import { whyColumn } from "../reading/tables/problem-file.ts";
import { sumName } from "../sum-name.ts";
import type { FileToStage } from "./file-to-stage.ts";
import type { Place } from "./place.ts";

export type Part = {
  module: string;
  /** Where its records are packed into cells. */
  unpacker: Unpacker | null;
  /** Where a cell names several of them: its place, what stands between them, and the first that is meant. */
  eachNamed: { at: number; sign: string; from: number } | undefined;
  reader: RecordReader;
  seen: Set<string> | null;
  /** The amounts that are added up: each field of the record with what its sum is called. */
  amounts: { field: string; sum: string }[];
};

/** The row's own record first, then the records it describes besides. */
export function prepareParts(
  { recognised, rows: { header }, decided }: Pick<FileToStage, "recognised" | "rows" | "decided">,
  place: Place,
): Part[] {
  const { profile, name, module } = recognised;
  const { dateOrder, decimal, yearPivot, idForm, isAsWritten, timeZone: fileZone } = profile;
  const country = profile.country ?? place.country ?? undefined;
  const reading = {
    timeZone: place.timeZone,
    country,
    colleagues: place.colleagues,
    dateOrder,
    decimal,
    yearPivot,
    fileZone,
    idForm,
    isAsWritten,
  };
  const shared = { reading, decided, today: place.today };
  const currency = profile.currency ? { currency: profile.currency } : {};
  const priced = <Map extends ModuleMap | PartMap>(map: Map) => ({
    ...map,
    always: { ...map.always, ...currency },
  });
  const own = prepareReader(priced(module), header, { ...shared, rest: columnsLeft(header, module) });
  const areDated = new Set(
    Object.entries(module.parts).flatMap(([other, { unlessLater }]) =>
      unlessLater === undefined ? [] : [other, unlessLater],
    ),
  );
  const others = Object.entries(module.parts).map(([other, map]) => ({
    module: other,
    // A document that its lines describe is in the currency of their amounts.
    reader: prepareReader(priced(map), header, {
      ...shared,
      rest: null,
      ...(map.kind === "document" && { moneyAt: own.moneyAt }),
    }),
    unpacker: map.each === undefined ? null : (prepareUnpacker(map.each, header) ?? nothingPacked(header)),
    eachNamed: eachNamedOf(map, header),
    seen: map.isNumbered === true || areDated.has(other) ? null : new Set<string>(),
    // An order's own total stands beside its lines.
    amounts: map.kind === "document" ? amountsOf(map.kind, other) : [],
  }));
  return [
    {
      module: name,
      unpacker: null,
      eachNamed: undefined,
      reader: own,
      seen: null,
      amounts: amountsOf(module.kind, null),
    },
    ...others,
  ];
}

function eachNamedOf({ id, split, splitTo }: PartMap, header: readonly string[]): Part["eachNamed"] {
  const at = columnAt(header, id.at(-1) ?? "");
  if (split === undefined || splitTo === undefined || at === -1) return undefined;
  return { at, sign: split, from: splitTo === "others" ? 1 : 0 };
}

/** No column of such records is there. */
function nothingPacked(header: readonly string[]): Unpacker {
  return { header, unpack: () => [], isOverfull: () => false };
}

function amountsOf(kind: ModuleMap["kind"], part: string | null): Part["amounts"] {
  return Object.entries(fieldsOf(kind)).flatMap(([field, type]) =>
    type === "amount" ? { field, sum: sumName(part, field) } : [],
  );
}

/** Columns that no map mentions: they are kept as fields of the workspace. */
function columnsLeft(header: readonly string[], module: ModuleMap): string[] {
  const maps = [module, ...Object.values(module.parts)];
  const mentioned = new Set(
    [
      ...module.ignored,
      ...maps.flatMap((map) => [
        whyColumn,
        ...module.mend.flatMap((rule) => ("split" in rule || "byName" in rule ? rule.column : [])),
        ...map.id,
        ...Object.keys(map.columns),
        ...Object.values(map.links).flatMap((link) => link.column ?? []),
      ]),
    ].map(columnKey),
  );
  const packed = Object.values(module.parts).flatMap(({ each }) => each ?? []);
  return header.filter(
    (column) =>
      column !== "" &&
      !mentioned.has(columnKey(column)) &&
      !packed.some((one) => isPackedIn(one, column) || Object.values(one.into).includes(column)),
  );
}
