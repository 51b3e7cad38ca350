import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { fieldsOf } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type {
  ImportProfile,
  ModuleMap,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Source } from "../files/source.ts";
import type { Decided } from "../records/read-record.ts";
import type { RowPreparer } from "../records/ready-rows.ts";
import { readRows } from "../rows/read-rows.ts";
import type { Shape } from "../rows/shape.ts";
import type { Decimal } from "../values/amounts.ts";
import { marksIn } from "../values/currencies.ts";
import type { DateOrder } from "../values/reading.ts";
import { type AgreementDoubt, agreementQuestion, noteAgreement } from "./agreements.ts";
import { columnAt, columnKey } from "./column-key.ts";
import {
  isTakenToCount,
  noteState,
  type StateDoubt,
  stateAssumed,
  stateQuestion,
} from "./document-states.ts";
import type { Recognised } from "./recognise.ts";
import {
  dateQuestion,
  decimalOf,
  figureQuestion,
  type InTwoWays,
  inTwoWays,
  noteWay,
  type OpenQuestion,
  orderOf,
  type Ways,
} from "./ways-of-writing.ts";

export type Readings = {
  decided: Decided;
  questions: OpenQuestion[];
  /** Columns of agreement with words that mean neither yes nor no. */
  unclear: OpenQuestion[];
  /** Columns that say whether documents count, in words that nobody knows: what is asked, and what was taken for granted. */
  states: { asked: OpenQuestion[]; assumed: OpenQuestion[] };
  /** Columns of figures that can be read in two ways and were read in the usual one. */
  assumed: OpenQuestion[];
};

/** A column that holds days or figures and of which nothing is said. */
export type UndecidedColumn = { at: number; column: string; what: InTwoWays };

/**
 * Decides from all of a file how each of its columns writes days and figures, as far as the mapping leaves it open. Days
 * that can be read both ways, or that speak for both, are a question; they are never guessed.
 */
export async function decideReadings(
  file: { source: Source; shape: Shape; header: readonly string[]; recognised: Recognised },
  rows: RowPreparer,
  orderSaid?: DateOrder,
): Promise<Readings> {
  const { profile, module, agreements = [], states = [] } = file.recognised;
  const columns = columnsToDecide(rows.header, profile, module).map((one) => ({ ...one, ways: {} as Ways }));
  const marks = new Set<string>();
  const asked = agreements.flatMap((one) => {
    const at = columnAt(rows.header, one.column);
    return one.isAnswered || at === -1
      ? []
      : [{ at, agreement: one, doubt: { unclear: [] } as AgreementDoubt }];
  });
  const told = states.flatMap((one) => {
    const at = columnAt(rows.header, one.column);
    const isOpen = one.otherwise === undefined || isTakenToCount(one);
    const money = one.amount === null ? -1 : columnAt(rows.header, one.amount);
    return at === -1 || !isOpen ? [] : [{ at, money, state: one, doubt: new Map() as StateDoubt }];
  });
  if (columns.length + asked.length + told.length > 0)
    for await (const bundle of readRows(file.source, file.shape, file.header))
      for (const row of bundle) {
        const ready = rows.ready(row);
        if (ready !== null && ready.fate !== "read") continue;
        // Rows of another module of the same table write their days and figures in the same way.
        if (ready === null && module.mend.length > 0) continue;
        const cells = ready?.cells ?? row.cells;
        if (ready !== null) {
          for (const { at, agreement, doubt } of asked) noteAgreement(doubt, agreement, cells[at] ?? "");
          for (const { at, money, state, doubt } of told)
            noteState(doubt, state, cells[at] ?? "", cells[money] ?? "");
        }
        for (const { at, what, ways } of columns) {
          noteWay(ways, what, cells[at] ?? "");
          if (what === "decimal") for (const mark of marksIn(cells[at] ?? "")) marks.add(mark);
        }
      }
  const readings = readingsOf(columns, orderSaid);
  const unclear = asked.flatMap(({ agreement, doubt }) => agreementQuestion(agreement.column, doubt) ?? []);
  const { decimals } = readings.decided;
  const said = (isAsked: boolean) =>
    told
      .filter(({ state }) => (state.otherwise === undefined) === isAsked)
      .flatMap(
        ({ money, state, doubt }) =>
          (isAsked ? stateQuestion : stateAssumed)(state, doubt, profile.decimal ?? decimals.get(money)) ??
          [],
      );
  const of = { asked: said(true), assumed: said(false) };
  return { ...readings, unclear, states: of, decided: { ...readings.decided, marks } };
}

/**
 * What follows from how columns are written.
 * @param orderSaid how days are read in columns that leave it open
 */
export function readingsOf(
  columns: readonly (UndecidedColumn & { ways: Ways })[],
  orderSaid?: DateOrder,
): Readings {
  const dateOrders = new Map<number, DateOrder>();
  const decimals = new Map<number, Decimal>();
  const readings: Readings = {
    decided: { dateOrders, decimals },
    questions: [],
    unclear: [],
    states: { asked: [], assumed: [] },
    assumed: [],
  };
  for (const { at, column, what, ways } of columns) {
    if (what === "order") {
      const shown = orderOf(ways);
      const order = shown === "open" ? (orderSaid ?? shown) : shown;
      if (order === "open") readings.questions.push(dateQuestion(column, ways));
      else if (order !== null) dateOrders.set(at, order);
    } else {
      const decimal = decimalOf(ways);
      if (decimal === "open") readings.assumed.push(figureQuestion(column, ways));
      else if (decimal !== null) decimals.set(at, decimal);
    }
  }
  return readings;
}

/** The columns that hold days or figures and of which neither their own target nor the whole profile says how. */
export function columnsToDecide(
  header: readonly string[],
  profile: Pick<ImportProfile, "dateOrder" | "decimal">,
  module: ModuleMap,
): UndecidedColumn[] {
  const columns = new Map<string, UndecidedColumn>();
  const places = new Map(header.map((name, at) => [columnKey(name), at] as const).reverse());
  for (const map of [module, ...Object.values(module.parts)]) {
    const types: Readonly<Record<string, FieldType>> = fieldsOf(map.kind);
    for (const [column, given] of Object.entries(map.columns))
      for (const one of [given].flat()) {
        const target = typeof one === "string" ? { field: one } : one;
        const said = {
          dateOrder: undefined,
          decimal: undefined,
          values: undefined,
          epoch: undefined,
          ...target,
        };
        const type = target.field === "custom" ? typeOfCustom(target) : types[target.field];
        const what = inTwoWays[type ?? "text"];
        const at = places.get(columnKey(column));
        if (what === undefined || at === undefined || said.values || said.epoch) continue;
        if (what === "order" ? (said.dateOrder ?? profile.dateOrder) : (said.decimal ?? profile.decimal))
          continue;
        columns.set(`${what} ${at}`, { at, column: header[at] ?? column, what });
      }
  }
  return [...columns.values()];
}

function typeOfCustom(target: { field: string } | { type?: FieldType | undefined }): FieldType | undefined {
  return "type" in target ? target.type : undefined;
}
