import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import {
  changeDraftTable,
  changeImportDraft,
  fixDraftRows,
  readDraftTable,
  readImportDraft,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import { chooseForLookalikes } from "../../../contract/data-quality/imports/import-lookalikes.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { GivenOf } from "../../../contract/endpoint.ts";
import { call, keyOf, useRead } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";
import { usesOf } from "../columns/uses-of-column.ts";
import type { Draft, DraftColumn, DraftTable } from "./draft.ts";
import { mapAt, withMapAt } from "./modules-of-table.ts";

const lookEveryMs = 700;

type TableColumn = DraftTable["columns"][number];
type TableChange = Partial<Pick<DraftTable, "isSkipped" | "module" | "map" | "kind" | "others" | "columns">>;
export type SettingsChange = NonNullable<GivenOf<typeof changeImportDraft>["settings"]>;
/** A cell to put in place of another one; without a column the row is left out, or with no value taken in again. */
export type Fix = { tableNo: number; rowNo: number; column: string | null; value: string | null };
type RowChoice = GivenOf<typeof chooseForLookalikes>["rows"][number];
export type DraftChanges = ReturnType<typeof useDraft>["changes"];

/**
 * The draft and its changes. A change stands on the screen at once and is sent after the ones before it, each on the
 * version the last one made; one that is refused is taken back, and the sentence stays with its table.
 */
export function useDraft(draftId: string) {
  const client = useQueryClient();
  const key = useMemo(() => keyOf(readImportDraft, { draftId }), [draftId]);
  const answered = useRead(
    readImportDraft,
    { draftId },
    { every: (draft) => draft?.state === "looking" && lookEveryMs },
  );
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const [refused, setRefused] = useState<{ tableNo: number | null; problem: ApiProblem }>();

  const now = useCallback(() => client.getQueryData<Draft>(key), [client, key]);
  const set = useCallback(
    (change: (draft: Draft) => Draft) =>
      client.setQueryData<Draft>(key, (draft) => (draft === undefined ? draft : change(draft))),
    [client, key],
  );

  /** One after the other, each on the version that the one before it made. */
  const inTurn = useCallback(
    <Answer>(tableNo: number | null, ask: () => Promise<Answer>): Promise<Answer | undefined> => {
      setRefused(undefined);
      const turn = queue.current.then(ask).catch(async (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        setRefused({ tableNo, problem: error });
        await client.invalidateQueries({ queryKey: key });
        return undefined;
      });
      queue.current = turn;
      return turn;
    },
    [client, key],
  );

  const changes = useMemo(() => {
    function send(tableNo: number | null, ask: (draft: Draft) => Promise<Draft>) {
      waiting.current++;
      return inTurn(tableNo, async () => {
        const draft = now();
        if (draft === undefined) return;
        const answer = await ask(draft).finally(() => waiting.current--);
        // What was changed since is on its way: the answer to the last change stands for all.
        set((latest) => (waiting.current === 0 ? answer : { ...latest, version: answer.version }));
      });
    }

    function changeTable(tableNo: number, change: (table: DraftTable) => TableChange) {
      void client.cancelQueries({ queryKey: key });
      set((draft) => ({
        ...draft,
        isRehearsed: false,
        tables: draft.tables.map((table) =>
          table.tableNo === tableNo ? changed(table, change(table)) : table,
        ),
      }));
      return send(tableNo, async ({ version, tables }) => {
        const table = tables.find((one) => one.tableNo === tableNo);
        const answer = await call(changeDraftTable, {
          draftId,
          tableNo,
          version,
          isSkipped: table?.isSkipped ?? false,
          ...(table?.module && { module: table.module }),
          ...(table?.map && { map: table.map, others: table.others }),
        });
        // A rule makes columns, and another kind asks other things of them.
        void client.invalidateQueries({ queryKey: keyOf(readDraftTable, { draftId, tableNo }) });
        return answer;
      });
    }

    return {
      changeTable,
      /** Changes how the rows of one module are read: the first of the table, or a further one of it. */
      changeMap: (tableNo: number, moduleAt: number, change: (map: ModuleMap) => ModuleMap) =>
        changeTable(tableNo, (table) => {
          const map = mapAt(table, moduleAt);
          return map === null ? {} : withMapAt(table, moduleAt, change(map));
        }),
      /** Shows what was just found out about a table's columns. */
      showColumns: (tableNo: number, columns: DraftColumn[]) =>
        client.setQueryData(keyOf(readDraftTable, { draftId, tableNo }), { columns }),
      changeSettings: (settings: SettingsChange) => {
        set((draft) => ({ ...draft, isRehearsed: false, settings: withSettings(draft.settings, settings) }));
        return send(null, ({ version }) => call(changeImportDraft, { draftId, version, settings }));
      },
      /** Mends cells; the draft is a newer one afterwards, and not rehearsed. */
      fixRows: (fixes: readonly Fix[]) => {
        set((draft) => ({ ...draft, isRehearsed: false }));
        return inTurn(null, async () => {
          const { version, checks } = await call(fixDraftRows, { draftId, fixes: [...fixes] });
          set((draft) => ({ ...draft, version, isRehearsed: false }));
          return checks;
        });
      },
      /** Says what becomes of a row that looks like a record that is here; null: as said for all. */
      chooseForRow: ({ tableNo, rowNo, part, choice }: RowChoice) => {
        set((draft) => ({ ...draft, isRehearsed: false }));
        return inTurn(null, async () => {
          const rows = [{ tableNo, rowNo, part, choice }];
          const { version } = await call(chooseForLookalikes, { draftId, rows });
          set((draft) => ({ ...draft, version, isRehearsed: false }));
        });
      },
      /** When all that was changed has arrived. */
      arrived: () => queue.current,
    };
  }, [client, draftId, key, now, inTurn, set]);

  return { ...answered, changes, refused };
}

/** What is null is no longer said. */
function withSettings(settings: Draft["settings"], change: SettingsChange): Draft["settings"] {
  const said = Object.entries({ ...settings, ...change }).filter(([, value]) => value !== null);
  return { ...settings, ...Object.fromEntries(said) };
}

function changed(table: DraftTable, change: TableChange): DraftTable {
  const next = { ...table, ...change };
  const { map } = next;
  if (map === null || change.map === undefined || change.columns !== undefined) return next;
  return { ...next, columns: table.columns.map((column) => readAnew(column, table.map, map)) };
}

/** What a column is read as by the changed mapping; an answered question is gone. */
function readAnew(column: TableColumn, before: ModuleMap | null, map: ModuleMap): TableColumn {
  const uses = usesOf(map, column.column);
  if (before !== null && JSON.stringify(usesOf(before, column.column)) === JSON.stringify(uses)) {
    return column;
  }
  return { ...column, uses };
}
