import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Role } from "../../contract/permissions.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { forgetNoted, idsOfRun, type Load } from "../plumbing/runs/journal.ts";
import { answerTo, duplicatePolicyOf } from "./duplicates/duplicate-policy.ts";
import {
  areOthersHere,
  type Lookalike as FoundLookalike,
  lookalikesAmong,
  noteLookalikes,
} from "./duplicates/find-lookalikes.ts";
import { keepMissingRecords, keepRecordsOf } from "./duplicates/kept-records.ts";
import { fillMatchKeys } from "./duplicates/keys/fill-keys.ts";
import { keepKeys, writeLockedKeys } from "./duplicates/keys/keep-keys.ts";
import { forgetKeysOfNobody, writeKeysOfStaged } from "./duplicates/keys/keys-of-staged.ts";
import { markDueOf } from "./duplicates-due.ts";
import { enterWays } from "./load-parties.ts";
import { enterWords } from "./search/name-words.ts";

/**
 * Makes the keys of the parties that a load made or changed, or that it brought ways to reach to. They are made of what
 * is there now, so the journal need not know them: an undo makes them again.
 */
export async function loadMatchKeys({ tx, runId, isMadeBeside = false }: Load): Promise<void> {
  if (isMadeBeside)
    await markDueOf(
      tx,
      sql`select s.record_id as party_id from staged_row s
          where s.run_id = ${runId} and s.kind = any(${parties}) and s.action = 'create'`,
    );
  // The load itself wrote these and holds their locks.
  const own = await stagedParties(tx, runId, {
    column: sql`s.record_id`,
    kinds: parties,
    actions: isMadeBeside ? ["update"] : fresh,
  });
  await writeLockedKeys(tx, own);
  const known = new Set(own);
  const reached = await stagedParties(tx, runId, {
    column: sql`s.party_id`,
    kinds: ["contact_point"],
    actions: fresh,
  });
  await keepKeys(
    tx,
    reached.filter((partyId) => !known.has(partyId)),
  );
}

/**
 * Keys and words of the parties that a load is about to make, and by what they are found, for a transaction beside its own: nothing
 * leads to them, and to whom they lead is looked up when they are used. Not for a load that brings ways to reach parties by rows of their own.
 * @param others the rows of parties that make none, by file, part and row
 * @param aside another transaction, that reads what was laid out; and what ends the work between two pieces of it
 */
export async function writeBeside(
  tx: Tx,
  runId: string,
  others: readonly StagedPlace[],
  aside: { reader: Tx; signal: AbortSignal },
): Promise<void> {
  const rows = sql`(
    select s.* from staged_row s
    where s.run_id = ${runId} and s.kind = any(${parties}) and (s.file_no, s.part, s.row_no) not in (
      select "fileNo", part, "rowNo" from jsonb_to_recordset(${JSON.stringify(others)}::jsonb)
        as other ("fileNo" integer, part integer, "rowNo" bigint)
    )
  )`;
  // The first keys are made while the database enters the ways; both have ended before the transaction does.
  const written = await Promise.allSettled([
    enterWays({ tx, runId }, sql`${rows} s`, false),
    writeKeysOfStaged(tx, rows, aside),
  ]);
  for (const one of written) if (one.status === "rejected") throw one.reason;
  await enterWords(tx, sql`(select s.data->>'name' as name, s.record_id as party_id from ${rows} s)`);
}

/** Where a row of a load stood. */
export type StagedPlace = { fileNo: number; part: number; rowNo: number };

/** What was written beside a load that ended without its parties goes again; words of nobody go by night. */
export async function forgetWrittenBeside(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    delete from lookup as entry where not exists (select from party where party.party_id = entry.party_id)`;
  await forgetNoted(tx, runId);
  await forgetKeysOfNobody(tx);
}

/** Which parties that a load has made look the same as somebody who was here before; `noteLookalikes` writes it down. */
export async function findLookalikes({ tx, runId }: Load): Promise<Lookalike[]> {
  const [coming] = await tx.sql<{ count: number }>`
    select count(*) as count from staged_row
    where run_id = ${runId} and kind = any(${parties}) and action = 'create'`;
  if (!(await areOthersHere(tx, coming?.count ?? 0))) return [];
  const made = await stagedParties(tx, runId, {
    column: sql`s.record_id`,
    kinds: parties,
    actions: ["create"],
  });
  return lookalikesAmong(tx, made);
}

const parties = ["organisation", "household", "person", "prospect"];
const fresh = ["create", "update"];

function stagedParties(
  tx: Tx,
  runId: string,
  { column, kinds, actions }: { column: RawBuilder<unknown>; kinds: string[]; actions: string[] },
): Promise<string[]> {
  return idsOf(
    tx,
    sql`select distinct ${column} as party_id from staged_row s
        where s.run_id = ${runId} and s.kind = any(${kinds}) and s.action = any(${actions})`,
  );
}

/** The parties whose keys a run had a part in; to be asked before it is taken back, and given to `keepMatchKeys` after. */
export function partiesWithKeysOfRun(tx: Tx, runId: string): Promise<string[]> {
  const of = { tables: ["party", "contact_point"], column: "party_id" };
  return idsOf(tx, sql`select distinct id as party_id from (${idsOfRun(runId, of)}) of_run`);
}

/** Makes the keys that are still to be made; for whoever is about to search by them. */
export const makeMissingKeys = fillMatchKeys;

/** Keeps the records of these parties as the matcher reads them, where a load has left that; for whoever has searched among them. */
export const keepMatchRecords = keepRecordsOf;

/** The same of all parties. */
export const keepMissingMatchRecords = keepMissingRecords;

/** Makes the keys of parties what their records say now; of those that are gone none are left. */
export const keepMatchKeys = keepKeys;

/** A party that a load makes, and the record that was here before and looks the same. */
export type Lookalike = FoundLookalike;

/** Whether the duplicate policy lets somebody of a role enter what looks like a record that is here, and is as sure as this. */
export async function mayEnter(
  tx: Tx,
  role: Role | null | undefined,
): Promise<(of: Pick<Lookalike, "kind" | "band">) => boolean> {
  const policy = await duplicatePolicyOf(tx);
  return ({ kind, band }) => answerTo(policy, role, kind, [{ band }]) !== "block";
}

/** Notes with their rows who looks like somebody that was here before. */
export const noteWhoLooksKnown = noteLookalikes;

async function idsOf(tx: Tx, query: RawBuilder<unknown>): Promise<string[]> {
  const rows = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from (${query}) asked where party_id is not null order by party_id`;
  return rows.map(({ partyId }) => partyId);
}
