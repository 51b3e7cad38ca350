import { Refusal } from "../../../../plumbing/refuse.ts";
import type { KnownMapping } from "../../mappings/known-mappings.ts";
import { moduleName } from "../../mappings/module-name.ts";
import { damageOf } from "../../reading/refuse-damaged.ts";
import { readRows } from "../../reading/rows/read-rows.ts";
import type { Shape } from "../../reading/rows/shape.ts";
import type { TableNote } from "../../reading/tables/look-at-table.ts";
import { type Look, ProfileSettings, sharers } from "../../reading/tables/table-plan.ts";
import { noteWay, type Ways } from "../../reading/tables/ways-of-writing.ts";
import { isMeasured, wasMeasured } from "../../recognition/evidence/what-was-measured.ts";
import { studyColumns } from "../../recognition/profile-columns.ts";
import type { TableSketch } from "../../recognition/proposal.ts";
import { readsAsText } from "../../recognition/reads-as-text.ts";
import { atHand } from "../../recognition/table-at-hand.ts";
import type { ColumnFound, TableMapping, TableRow } from "../draft-tables.ts";

/** A table before anybody changed anything. */
export type StudiedTable = Omit<TableRow, "tableNo" | "fixes">;

type Readable = Look & { shape: Shape };

/**
 * Goes through a table's rows: what stands in each column, and in which way its days and figures are written. What turns
 * out to be no table keeps the sentence that says why.
 */
export async function studyTable(
  look: Look | { path: string; trouble: Refusal },
  known: readonly KnownMapping[],
  country: string | undefined,
  onRows: (rows: number) => Promise<void>,
): Promise<StudiedTable> {
  const bytes = "bytes" in look ? look.bytes : 0;
  if (!isReadable(look))
    return { ...nothing, path: look.path, bytes, failure: look.trouble?.message ?? null };
  const { path, sha256, shape, header, notes, recognised } = look;
  try {
    const found = await goThrough(look, country, onRows);
    const reason = recognised === null && found.sketch !== null ? whyNoRecords(found.sketch) : null;
    return {
      path,
      bytes,
      sha256,
      shape,
      header,
      notes: reason === null ? notes : [reason, ...notes],
      failure: null,
      isSkipped: reason !== null,
      ...found,
      ...mappingOf(look, known),
    };
  } catch (error) {
    const damage = damageOf(path, error);
    if (!(damage instanceof Refusal)) throw error;
    return { ...nothing, path, bytes, failure: damage.message };
  }
}

function isReadable(look: Look | { path: string; trouble: Refusal }): look is Readable {
  return "shape" in look && look.shape !== null;
}

/** Why the rows are proposed to be left out: they are no records of ours. */
function whyNoRecords(sketch: TableSketch): TableNote | null {
  if (readsAsText(sketch)) return textToRead;
  return isMeasured(atHand(sketch)) ? wasMeasured : null;
}

const textToRead = {
  code: "text_to_read",
  message: "It reads like a text for people, so it is left out. Tick it if its lines are records.",
};

const samplesCount = 5;
const rowsBetweenSaying = 20_000;

async function goThrough(
  table: Readable,
  country: string | undefined,
  onRows: (rows: number) => Promise<void>,
): Promise<Pick<StudiedTable, "rows" | "samples" | "columns" | "sketch">> {
  const name = table.recognised?.name ?? moduleName(table.path);
  const study = studyColumns(table.header, { name, country, rowsExpected: table.linesCount });
  const samples: string[][] = [];
  const ways = table.header.map(() => ({ order: {} as Ways, decimal: {} as Ways }));
  let read = 0;
  let said = 0;
  for await (const bundle of readRows(table, table.shape, table.header)) {
    for (const { cells } of bundle) {
      study.add(cells);
      if (samples.length < samplesCount) samples.push(table.header.map((_, at) => cells[at] ?? ""));
      for (const [at, column] of ways.entries()) noteWays(column, cells[at] ?? "");
    }
    read += bundle.length;
    if (read - said < rowsBetweenSaying) continue;
    said = read;
    await onRows(read);
  }
  const { rows, profiles: found, sketch } = study.finish();
  const columns = ways.map((written, at): ColumnFound => {
    return { profile: found[at] ?? null, candidates: [], customType: "text", ways: written };
  });
  const { lines } = table.shape;
  return { rows, samples, columns, sketch: sketch && lines ? { ...sketch, lines } : sketch };
}

function noteWays({ order, decimal }: { order: Ways; decimal: Ways }, words: string): void {
  if (!/\d/.test(words)) return;
  noteWay(order, "order", words);
  noteWay(decimal, "decimal", words);
}

const unmapped: TableMapping = {
  source: null,
  sourceTitle: null,
  module: null,
  kind: null,
  settings: {},
  map: null,
  others: [],
  origin: null,
  confidence: 0,
  mappingId: null,
};

const nothing = {
  sha256: null,
  rows: 0,
  shape: null,
  header: [],
  samples: [],
  notes: [],
  columns: [],
  sketch: null,
  isSkipped: false,
  ...unmapped,
};

/** How it is read, where a saved mapping or a system's profile says it. */
function mappingOf(look: Readable, known: readonly KnownMapping[]): TableMapping {
  const [found, ...others] = sharers(look);
  if (!found) return unmapped;
  const saved = known.find(({ profile }) => profile === found.profile);
  const { profile, name, module } = found;
  return {
    source: profile.source,
    sourceTitle: saved?.title ?? profile.title ?? profile.source,
    module: name,
    kind: module.kind,
    settings: ProfileSettings.parse(profile),
    map: module,
    others: others.flatMap((one) => (one === null ? [] : { module: one.name, map: one.module })),
    origin: saved === undefined ? "system" : "saved",
    confidence: found.confidence ?? 1,
    mappingId: saved?.mappingId ?? null,
  };
}
