import type { Kind, Role } from "../../../matching/roles.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { orderEvidence } from "../../imports/reading/values/moments.ts";
import { fold } from "../../imports/recognition/header-words.ts";
import { agreeOnIds } from "./columns/agree-on-ids.ts";
import type { ColumnRole } from "./columns/column-role.ts";
import { isPersonal } from "./columns/role-names.ts";
import { rolesOfColumns } from "./columns/roles-of-columns.ts";
import type { FilePart } from "./file-part.ts";
import { findKindColumn, isOfPart } from "./kind-column.ts";
import type { RecordFile } from "./open-record-file.ts";

/** What a person said about columns, by their names in whatever case: a role, or null to leave one aside. */
export type SaidRoles = ReadonlyMap<string, Role | null>;

/**
 * Says what the rows of files are and what each column says about them; a file with people and organisations comes in two
 * parts. A file of which nothing is understood is refused.
 */
export function understandFiles(
  files: readonly RecordFile[],
  asked: Kind | "auto",
  said: SaidRoles = new Map(),
): FilePart[] {
  refuseUnknownColumns(files, said);
  const saysPerson = [...said.values()].some((role) => role !== null && isPersonal(role));
  const kind = asked === "auto" && saysPerson ? "person" : asked;
  const parts = files.flatMap((file) => partsOf(file, kind, said));
  return (["person", "organisation"] as const).flatMap((one) =>
    agreeOnIds(parts.filter((part) => part.kind === one)),
  );
}

function refuseUnknownColumns(files: readonly RecordFile[], said: SaidRoles): void {
  const header = files.flatMap((file) => file.header);
  const known = new Set(header.map(fold));
  for (const column of said.keys())
    if (!known.has(fold(column)))
      refuse("match_column_unknown", { column, columns: listed([...new Set(header)]) });
}

function partsOf(file: RecordFile, asked: Kind | "auto", said: SaidRoles): FilePart[] {
  const kindColumn = asked === "auto" ? findKindColumn(file.header, file.sample) : null;
  const parts =
    kindColumn === null
      ? [partOf(file, file.sample, asked, said, null)]
      : (["person", "organisation"] as const).map((kind) => {
          const rows = file.sample.filter(isOfPart({ kind, kindAt: kindColumn.at }));
          return partOf(file, rows, kind, said, kindColumn.at);
        });
  const isUnderstood = parts.some(({ columns }) =>
    columns.some(({ role }) => role !== null && compared(role)),
  );
  if (!isUnderstood) refuse("match_columns_unknown", { file: file.path, columns: listed(file.header) });
  return parts;
}

function partOf(
  file: RecordFile,
  rows: readonly (readonly string[])[],
  asked: Kind | "auto",
  said: SaidRoles,
  kindAt: number | null,
): FilePart {
  const found = rolesOfColumns(file.header, rows, asked);
  const saidOf = new Map([...said].map(([column, role]) => [fold(column), role]));
  const columns = found.columns.map((column) => asSaid(column, saidOf));
  const at = columns.findIndex(({ role }) => role === "birthDate");
  const dayFirstBy = rows.reduce(
    (sum, cells) => sum + sign[orderEvidence((cells[at] ?? "").trim()) ?? "open"],
    0,
  );
  return { file, kind: found.kind, columns, kindAt, dayFirstBy };
}

const sign = { "day-first": 1, "month-first": -1, open: 0 } as const;

/** A column as somebody said; where they gave its role to another, it is left aside. */
function asSaid(column: ColumnRole, said: SaidRoles): ColumnRole {
  const role = said.get(fold(column.column));
  if (role !== undefined) return { ...column, role, why: "you said so" };
  const isElsewhere =
    column.role !== null && column.role !== "text" && [...said.values()].includes(column.role);
  return isElsewhere ? { ...column, role: null, why: "you said it of another column" } : column;
}

function compared(role: Role): boolean {
  return role !== "id" && role !== "source";
}

function listed(header: readonly string[]): string {
  const first = header.slice(0, 20).map((column) => column.slice(0, 40));
  return `${first.join(", ")}${header.length > first.length ? " …" : ""}`;
}
