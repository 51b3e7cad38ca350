import { columnKey } from "../../reading/tables/column-key.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";
import { shareWithin } from "../value-sample.ts";

/** That a column's values stand in a column of another table. */
export type Reference = {
  /** Of the other table in the delivery, and of its column. */
  table: number;
  column: number;
  by: "id" | "name";
  /** Of the different values, from 0 to 1. */
  share: number;
  /** Both are called the same, by more than that they are a number: *Patient No*. */
  isOneName: boolean;
  points: number;
};

const targetsMost = 600;
const knownByMost = 60;

/** For every column of every table: where its values stand, the surest first. */
export function findReferences(tables: readonly TableSketch[]): Reference[][][] {
  const targets = tables
    .flatMap(({ columns }, table) =>
      columns
        .slice(0, knownByMost)
        .flatMap((sketch, column) => (names(sketch) ? [{ table, column, sketch }] : [])),
    )
    .slice(0, targetsMost)
    .concat(tables.flatMap(wholeNames));
  return tables.map(({ columns }, from) =>
    columns.map((one) =>
      canRefer(one)
        ? targets
            .filter(({ table, sketch }) => table !== from || sketch !== one)
            .flatMap(({ table, column, sketch }) => {
              const found = reference(one, sketch, table === from);
              return found === null ? [] : [{ table, column, ...found }];
            })
            .sort((first, second) => second.points - first.points)
        : [],
    ),
  );
}

const wholeName = "full name";

/** Given and family name in two columns are one name to the other tables. */
function wholeNames({ columns, fullName }: TableSketch, table: number) {
  const sketch = fullName && columns[fullName.columns[0]];
  if (!fullName || !sketch) return [];
  const { values, isUnique } = fullName;
  const whole = {
    ...sketch,
    column: wholeName,
    values,
    isUnique,
    shares: {},
    distinct: values.hashes.length,
  };
  return [{ table, column: fullName.columns[0], sketch: whole }];
}

/** The people whom two columns of a table name together, given and family name: in which other table they stand. */
export function peopleNamed(
  { fullName }: TableSketch,
  others: readonly { sketch: TableSketch; isOfPeople: boolean }[],
): number | undefined {
  if (!fullName) return undefined;
  const { values } = fullName;
  const told = Math.min(told3, values.hashes.length);
  const found = others.findIndex(
    ({ sketch, isOfPeople }) =>
      isOfPeople &&
      [sketch.fullName, ...sketch.columns].some((one) => {
        const within = one ? shareWithin(values, one.values) : { share: 0, told: 0 };
        return within.share >= heldLeast && within.told >= told;
      }),
  );
  return found === -1 ? undefined : found;
}

const heldLeast = 0.6;

/** Whether rows can be named by it: nearly every row has a value of its own. */
function names({ shares, filled, empty, distinct, isUnique, length }: ColumnSketch): boolean {
  if (length > 80 || filled === 0 || empty > filled || isTimed(shares) || (shares.money ?? 0) > 0.5)
    return false;
  if ((shares.fraction ?? 0) > 0.5) return false;
  return isUnique || distinct >= filled * 0.6;
}

function canRefer({ shares, filled, length, distinct }: ColumnSketch): boolean {
  return (
    filled > 0 &&
    distinct > 0 &&
    length <= 80 &&
    !isTimed(shares) &&
    (shares.money ?? 0) < 0.5 &&
    (shares.fraction ?? 0) < 0.5
  );
}

function isTimed({ day = 0, instant = 0 }: ColumnSketch["shares"]): boolean {
  return day + instant > 0.5;
}

const told3 = 3;
const sayingNothing = /^(id|ids|no|nr|num|number|nummer|code|key|name|ref|reference|title)$/;

function reference(
  one: ColumnSketch,
  other: ColumnSketch,
  isSame: boolean,
): Omit<Reference, "table" | "column"> | null {
  const { share, told } = shareWithin(one.values, other.values);
  if (share < 0.3 || told < Math.min(told3, one.distinct)) return null;
  const isSameName = columnKey(one.column) === columnKey(other.column);
  // Where more of theirs stand in ours than ours in theirs, they refer to us; under one name each may refer to the other, and what they are decides.
  const isTold = isSameName && other.isUnique && share >= 0.5;
  // Given and family name in two columns name nobody else's rows.
  const mayReferToUs = other.column !== wholeName;
  if (one.isUnique && !isTold && mayReferToUs && shareWithin(other.values, one.values).share > share + 0.05)
    return null;
  const isCode = (sketch: ColumnSketch) =>
    (sketch.shares.digits ?? 0) + (sketch.shares.code ?? 0) + (sketch.shares.guid ?? 0) > 0.7;
  // Small numbers stand in every column of small numbers.
  const isOneName = isSameName && !sayingNothing.test(columnKey(one.column));
  const isSmall = (one.shares.digits ?? 0) > 0.9 && one.length < 4 && !(isOneName && other.isUnique);
  const few = told < 8 ? 0.6 : 1;
  const sure = share >= 0.9 ? 4 : share >= 0.6 ? 2.8 : 1.2;
  const unique = other.isUnique ? 0.5 : 0;
  const by = isCode(other) ? "id" : "name";
  const points =
    sure * (isSmall ? 0.35 : 1) * few +
    (isSameName ? 1.5 : 0) +
    (by === "id" ? 1.2 : 0) +
    unique -
    (isSame ? 1.5 : 0);
  return { by, share, isOneName, points };
}
