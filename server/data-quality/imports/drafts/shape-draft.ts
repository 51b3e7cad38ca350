import { fieldOf } from "../../../../contract/data-quality/imports/fields-of-target.ts";
import { AgreementAnswer } from "../../../../contract/data-quality/imports/import-answers.ts";
import type { ModuleMap, PartMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { prepareMender } from "../reading/records/mend-cells.ts";
import {
  type AgreementColumn,
  type AgreementDoubt,
  agreementQuestion,
  agreementsOf,
  noteAgreement,
} from "../reading/tables/agreements.ts";
import { columnAt, columnKey } from "../reading/tables/column-key.ts";
import { columnsToDecide } from "../reading/tables/decide-readings.ts";
import {
  isUnknown,
  meaningsOf,
  type StateColumn,
  type StateDoubt,
  stateQuestion,
  statesOf,
} from "../reading/tables/document-states.ts";
import { sumOf } from "../reading/tables/money-by-word.ts";
import { dateDoubt, decimalOf, noteWay, orderOf, type Ways } from "../reading/tables/ways-of-writing.ts";
import { type DraftRow, draftRow } from "./draft-state.ts";
import { draftTables, settingsOf, type TableRow } from "./draft-tables.ts";
import { faultOfMap, type LinkTarget } from "./fault-of-map.ts";
import { linkTargets } from "./link-targets.ts";

type Draft = OutputOf<typeof dataQuality.readImportDraft>;
type DraftTable = Draft["tables"][number];
type DraftColumn = DraftTable["columns"][number];
type StudiedColumn = OutputOf<typeof dataQuality.readDraftTable>["columns"][number];

/** A draft as its screen shows it. */
export async function shapeDraft(tx: Tx, draftId: string): Promise<Draft> {
  const draft = await draftRow(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const targets = await linkTargets(tx, tables);
  const { files: _, busyWith: __, ...shown } = draft;
  return { ...shown, tables: tables.map((table) => shapeTable(table, draft, targets)) };
}

function shapeTable(table: TableRow, draft: DraftRow, targets: readonly LinkTarget[]): DraftTable {
  const { tableNo, path, bytes, rows, isSkipped, failure, source, sourceTitle, module, kind } = table;
  const { origin, confidence, map, others, fixes } = table;
  return {
    tableNo,
    name: path,
    bytes,
    rows,
    encoding: table.shape?.encoding ?? null,
    delimiter: table.shape?.delimiter || null,
    ...{ isSkipped, failure, source, sourceTitle, module, kind, origin, confidence, map, others, fixes },
    problem: faultOfTable(table, targets),
    columns: columnsOf(table, draft).map(({ column, uses, question }) => ({ column, uses, question })),
    notes: table.notes.map((note) => ({ ...note, value: note.value ?? null })),
  };
}

/** What is missing or wrong in how a table is read; null when nothing is, or when it isn't read. */
export function faultOfTable(table: TableRow, targets: readonly LinkTarget[]): string | null {
  if (table.isSkipped || table.map === null) return null;
  for (const map of [table.map, ...table.others.map((other) => other.map)]) {
    const fault = faultOfMap(map, { header: table.header, targets, before: map });
    if (fault !== null) return fault;
  }
  return null;
}

/** The columns of a table: what stands in them, what they are used for, and the questions that are open. */
export function columnsOf(table: TableRow, draft: Pick<DraftRow, "settings">): StudiedColumn[] {
  const mender = prepareMender(table.map?.mend ?? [], table.header);
  const mended = table.samples.map((cells) => mender.mend(cells));
  const questions = questionsOf(table, draft);
  const maps = [table.map, ...table.others.map(({ map }) => map)].filter((map) => map !== null);
  return mender.header.map((column, at) => {
    const found = table.columns[at];
    return {
      column,
      uses: maps.length === 0 ? [] : usesOf(column, maps),
      samples: (at < table.header.length ? table.samples : mended).map((cells) => cells[at] ?? ""),
      candidates: found?.candidates ?? [],
      customType: found?.customType ?? "text",
      profile: found?.profile ?? null,
      question: questions.get(column) ?? null,
    };
  });
}

/** The columns whose days can be read in two ways, and those that leave open who agreed, as far as the mapping does. */
export function questionsOf(
  table: TableRow,
  { settings }: Pick<DraftRow, "settings">,
): Map<string, NonNullable<DraftColumn["question"]>> {
  const open = new Map<string, NonNullable<DraftColumn["question"]>>();
  const { map } = table;
  if (map === null || table.isSkipped) return open;
  const mender = prepareMender(map.mend, table.header);
  const said = settingsOf(table, settings);
  const maps = [map, ...table.others.map((other) => other.map)];
  if (said.agreements === undefined)
    for (const agreement of maps.flatMap(agreementsOf)) {
      const at = columnAt(mender.header, agreement.column);
      const asked = agreementQuestion(agreement.column, doubtOf(agreement, table.columns[at]?.profile));
      if (asked === null || agreement.isAnswered) continue;
      const { message, samples } = asked;
      const choices = [...AgreementAnswer.options];
      open.set(mender.header[at] ?? agreement.column, {
        code: "agreement_unclear",
        samples,
        message,
        choices,
      });
    }
  if (said.states === undefined)
    for (const state of maps.flatMap(statesOf)) {
      const at = columnAt(mender.header, state.column);
      const money = state.amount === null ? -1 : columnAt(mender.header, state.amount);
      const doubt = wordsOfState(state, table, at, money);
      const decimal = decimalOf(table.columns[money]?.ways.decimal ?? {});
      const shown = said.decimal ?? (decimal === "open" || decimal === null ? undefined : decimal);
      const asked = stateQuestion(state, doubt, shown);
      if (asked === null || state.otherwise !== undefined) continue;
      const words = [...doubt]
        .sort(([, one], [, other]) => other.rows - one.rows)
        .map(([word, tally]) => ({
          word,
          rows: tally.rows,
          amount: state.amount === null ? null : sumOf(tally, shown),
        }));
      const { message, samples } = asked;
      const choices = [...meaningsOf[state.field]];
      open.set(mender.header[at] ?? state.column, {
        code: "document_state_unclear",
        ...{ samples, message, choices, words },
      });
    }
  for (const { at, column, what } of columnsToDecide(mender.header, said, map)) {
    const ways = table.columns[at]?.ways.order ?? waysOfSamples(table, mender, at);
    if (what !== "order" || orderOf(ways) !== "open") continue;
    const { message, samples } = dateDoubt(ways);
    open.set(column, {
      code: "date_order_ambiguous",
      samples,
      message,
      choices: ["day-first", "month-first"],
    });
  }
  return open;
}

/** The words of a column of states that nobody knows, as far as its profile shows; the rehearsal looks at all of it. */
function wordsOfState(
  state: StateColumn,
  { sketch, columns }: TableRow,
  at: number,
  money: number,
): StateDoubt {
  const pairs = sketch?.money?.filter(({ by }) => by === at) ?? [];
  const counted =
    pairs.find(({ figures }) => figures === money) ?? pairs.find(({ figures }) => figures === -1);
  const words =
    counted?.words ??
    columns[at]?.profile?.frequent.map(({ value, count }) => [value, { rows: count, ...unknown }] as const) ??
    [];
  return new Map(
    words.flatMap(([word, tally]) =>
      isUnknown(state, word) ? [[word, counted?.figures === money ? tally : { ...tally, ...unknown }]] : [],
    ),
  );
}

const unknown = { point: null, comma: null };

/** What stands in a column of agreement, as far as its profile shows; the rehearsal looks at all of it. */
function doubtOf(agreement: AgreementColumn, profile: StudiedColumn["profile"] | undefined): AgreementDoubt {
  const doubt: AgreementDoubt = { unclear: [] };
  for (const { value } of profile?.frequent ?? []) noteAgreement(doubt, agreement, value);
  return doubt;
}

/** A column that a rule makes was not gone through; the samples say what they can, and the rehearsal looks at all of it. */
function waysOfSamples({ samples }: TableRow, mender: ReturnType<typeof prepareMender>, at: number): Ways {
  const ways: Ways = {};
  for (const cells of samples) noteWay(ways, "order", mender.mend(cells)[at] ?? "");
  return ways;
}

/** What a column is read as; what a rule takes apart is what its pieces are. */
function usesOf(column: string, maps: readonly ModuleMap[]): DraftColumn["uses"] {
  const same = (name: string) => columnKey(name) === columnKey(column);
  const own = ownUses(column, maps);
  if (own.length > 0) return own;
  const rules = maps.flatMap(({ mend }) =>
    mend.flatMap((rule) => (("split" in rule || "byName" in rule) && same(rule.column) ? rule : [])),
  );
  const pieces = new Set(rules.flatMap(({ into }) => into));
  const told = distinct([...pieces].flatMap((piece) => ownUses(piece, maps))).filter(
    ({ as }) => as !== "name" && as !== "custom",
  );
  if (told.length > 0) return told;
  return [{ as: rules.length > 0 || maps.some(({ ignored }) => ignored.some(same)) ? "ignored" : "custom" }];
}

function ownUses(column: string, maps: readonly ModuleMap[]): DraftColumn["uses"] {
  const parts = maps.flatMap((map): (ModuleMap | PartMap)[] => [map, ...Object.values(map.parts)]);
  const same = (name: string) => columnKey(name) === columnKey(column);
  return distinct(
    parts.flatMap((map): DraftColumn["uses"] => [
      ...(map.id.some(same) ? [{ as: "id" as const }] : []),
      ...(map.name.some(same) ? [{ as: "name" as const }] : []),
      ...Object.entries(map.columns).flatMap(([name, given]) =>
        same(name) ? [given].flat().map(useOf) : [],
      ),
      ...Object.entries(map.links).flatMap(([link, { column: named }]) =>
        [named ?? []].flat().some(same) ? [{ as: "link" as const, link }] : [],
      ),
    ]),
  );
}

function distinct(uses: DraftColumn["uses"]): DraftColumn["uses"] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

function useOf(target: string | { field: string }): DraftColumn["uses"][number] {
  const field = fieldOf(target);
  return field === "custom" ? { as: "custom" } : { as: "field", field };
}
