import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import type {
  LinkMap,
  ModuleMap,
  PartMap,
  When,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { withSign } from "../values/amounts.ts";
import type { Reading } from "../values/reading.ts";
/** A link of a map and the places of the columns that name the other record. */
export type CellLink = { name: string; at: number[]; whenAt: number | undefined; link: LinkMap };

export type ReadProblem = {
  code:
    | "value_unreadable"
    | "field_missing"
    | "name_missing"
    | "address_unreadable"
    | "row_ragged"
    | "row_short"
    | "row_left_out"
    | "cell_overfull"
    | "value_endless"
    | "row_for_none"
    | "row_passed_over"
    | "fix_stale"
    | "day_assumed"
    | "header_repeated"
    | "heading_skipped"
    | "another_table"
    | "footer_skipped";
  severity: "refused" | "warning" | "note";
  field: string;
  value: string;
  message: string;
};

export type CellTarget = {
  at: number;
  column: string;
  field: string;
  type: FieldType;
  /** Of a choice: our words for it. */
  choices: readonly string[] | undefined;
  values: Readonly<Record<string, string>> | undefined;
  otherwise: string | undefined;
  /** What the mapping says of its amounts: their sign, and that they are in cents. */
  meant: Parameters<typeof withSign>[1];
  isInHours: boolean;
  contains: readonly string[] | undefined;
  /** Which words in which cells say that the field is not filled. */
  unless: { at: number | undefined; when: When }[];
  read: (words: string) => string | null;
};

/** A column that is kept as a field of the workspace, under the name it has there. */
export type CustomTarget = {
  at: number;
  column: string;
  name: string;
  type: FieldType;
  read: (words: string) => string | null;
};

/** What one row says of one record, read and not yet compared with anything. */
export type ReadRecord = {
  sourceId: string;
  nameKey: string | null;
  rowHash: string;
  factHash: string | null;
  data: Record<string, unknown>;
  custom: Record<string, string>;
  refs: Record<string, string>;
  isRefused: boolean;
  problems: ReadProblem[];
  /** The column of which the cell names several records, where the first one counts. */
  severalIn?: string;
  /** In which currency its amounts are, where only a sign that several have says it. */
  currencyBySign?: string;
};

/** A module's mapping worked out for one header, so that a row is read without looking anything up. */
export type RecordReader = {
  map: PartMap | ModuleMap;
  ids: number[];
  names: number[];
  targets: CellTarget[];
  custom: CustomTarget[];
  links: CellLink[];
  /** The cells that make up what the row says of this record. */
  cells: number[];
  factCells: number[] | null;
  /** The column that says whether a row is of this record. */
  whenAt: number | undefined;
  /** Which words in which cells say that a row is not of this record. */
  unless: { at: number | undefined; when: When }[];
  seed: string;
  reading: Reading;
  today: string;
  countryAt: number | undefined;
  /** The cells whose amounts say in which currency the record is: its own, or those of the row it stands in. */
  moneyAt: readonly number[];
  /** Whether the amounts of the table are marked with several currencies. */
  areInSeveral: boolean;
};
