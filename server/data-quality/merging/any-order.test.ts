import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCase, aContact, anInvoice, aPair, aParty } from "../../../test/builders.ts";
import { dice } from "../../../test/dice.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { world } from "../../../test/world.ts";
import { rebuildGoldenValues } from "../../customers/golden-values.ts";
import { systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { Refusal } from "../../plumbing/refuse.ts";
import { decidePair } from "./decide-pair.ts";
import { mergeParties } from "./merge-parties.ts";
import { takeBackDecision } from "./take-back-decision.ts";
import { unmergeParty } from "./unmerge-party.ts";

// VITALFEW_LONG=1: 10,000 sequences.
const sequences = process.env.VITALFEW_LONG === "1" ? 10_000 : 50;
const stepsMax = 16;

const actor = systemActor("command");
let database: TestDatabase;
const parties: string[] = [];
/** Two that a search found to look alike, by their places among the parties, the likest first. */
const alike = Array.from({ length: 8 }, (_, one) =>
  Array.from({ length: 8 }, (__, other) => [one, other] as const).filter(
    ([a, b]) => a < b && (a + b) % 3 > 0,
  ),
).flat();

beforeAll(async () => {
  database = await testDatabase();
  await world(database);
  for (let at = 0; at < 8; at++) {
    const partyId = await aParty(database, { name: `Werft ${at}` });
    parties.push(partyId);
    await anInvoice(database, partyId, "2025-03-03", [{ list: 100.01 + at, cost: 60 }]);
    await database.sql`
      update party
      set updated_at = ${`2025-0${1 + (at % 4)}-01T08:00:00Z`}::timestamptz,
        website = case when ${at % 3 === 0} then ${`werft-${at}.example`} end, segment = ${at % 2 === 0 ? "yards" : null}
      where party_id = ${partyId}`;
    await database.sql`
      insert into contact_point (party_id, contact_point_id, kind, raw, normalised, city, state, checked_on, is_preferred)
      values
        (${partyId}, gen_random_uuid(), 'mail', ${`Post${at % 5}@werft.example`}, ${`post${at % 5}@werft.example`}, null,
          'unverified', null, ${at % 2 === 0}),
        (${partyId}, gen_random_uuid(), 'address', ${`Kai ${at}`}, null, ${`Kiel ${at}`},
          ${at % 3 === 0 ? "valid" : "unverified"}, ${at % 3 === 0 ? "2025-01-02" : null}, true)`;
    if (at % 2 === 0) await aContact(database, partyId, "2025-03-04");
    if (at % 3 === 0) await aCase(database, partyId, "2025-03-05");
  }
  for (const [no, [one, other]] of alike.entries())
    await aPair(database, parties[one] ?? "", parties[other] ?? "", { rank: 100 - no });
});
afterAll(() => database.drop());

/** What is written down of merging itself, and what says who is to be counted anew: they only grow. */
const logs = [
  "merge_event",
  "pair_decision",
  "event",
  "customer_touched",
  "customer_without_figures",
  "duplicate_due",
];

/** Fingerprints of every other table as it was before anything was done. */
let untouched: Record<string, string> = {};

/**
 * A fingerprint of every other table. Those that nothing was written into in this transaction, by the database's own count
 * of rows written, are as they were: reading a hundred tables takes longer than all the merges of a sequence.
 */
async function tablesOf(tx: Tx): Promise<Record<string, string>> {
  const written = await tx.sql<{ name: string }>`
    select relname as name from pg_stat_xact_user_tables
    where schemaname = 'public' and n_tup_ins + n_tup_upd + n_tup_del > 0 and relname <> all(${logs}::text[])`;
  return { ...untouched, ...(await printsOf(tx, written)) };
}

async function printsOf(tx: Tx, tables: readonly { name: string }[]): Promise<Record<string, string>> {
  if (tables.length === 0) return {};
  const prints = tables.map(
    ({ name }) => sql`
      select ${sql.lit(name)} as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
      from ${sql.table(name)} as t`,
  );
  const rows = await tx.sql<{ name: string; print: string }>`${sql.join(prints, sql` union all `)}`;
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

async function goldenIds(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ id: string; goldenId: string }>`
    select party_id as id, golden_id as "goldenId" from party where party_id = any(${parties}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, row.goldenId]));
  return parties.map((id) => found.get(id) ?? "");
}

/** The pairs that ask a person, as the places of their records. */
async function openPairs(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ one: string; other: string }>`
    select party_id as one, other_party_id as other from duplicate_pair where is_open order by rank desc`;
  return rows.map(({ one, other }) => [parties.indexOf(one), parties.indexOf(other)].sort().join());
}

/** The code it is refused with, or null. */
async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The edges that survive, in the order in which they came: what is expected is told from these alone. */
class Surviving {
  edges = new Map<string, string>();
  apart: { decisionId: string; pair: [string, string] }[] = [];

  rootOf(id: string): string {
    let at = id;
    for (let next = this.edges.get(at); next !== undefined; next = this.edges.get(at)) at = next;
    return at;
  }
  areApart(one: string, other: string): boolean {
    return this.apart.some(({ pair }) => {
      const roots = pair.map((id) => this.rootOf(id)).sort();
      return roots.join() === [one, other].sort().join();
    });
  }
  /** One for each two that are kept apart by nobody, the likest. */
  openPairs(): string[] {
    const asked = new Set<string>();
    return alike.flatMap((pair) => {
      const [one = "", other = ""] = pair.map((at) => this.rootOf(parties[at] ?? ""));
      const trees = [one, other].sort().join();
      if (one === other || asked.has(trees) || this.areApart(one, other)) return [];
      asked.add(trees);
      return [pair.join()];
    });
  }
  isDecided(one: string, other: string): boolean {
    return this.apart.some(({ pair }) => pair.includes(one) && pair.includes(other));
  }
}

const undoAll = new Error("rolled back");

async function inSpace(work: (tx: Tx) => Promise<void>): Promise<void> {
  await database
    .write(async (tx) => {
      await work(tx);
      throw undoAll;
    })
    .catch((error: unknown) => {
      if (error !== undoAll) throw error;
    });
}

async function step(tx: Tx, roll: (end: number) => number, surviving: Surviving): Promise<void> {
  const [one, other] = [parties[roll(parties.length)] ?? "", parties[roll(parties.length)] ?? ""];
  const [golden, member] = [surviving.rootOf(one), surviving.rootOf(other)];
  const kind = roll(10);
  if (kind < 5) {
    const expected =
      golden === member
        ? "merge_already_one"
        : surviving.areApart(golden, member)
          ? "merge_decided_apart"
          : null;
    const input = { partyId: one, memberIds: [other] };
    expect(await codeOf(mergeParties({ tx, actor, input }))).toBe(expected);
    if (expected === null) surviving.edges.set(member, golden);
  } else if (kind < 8) {
    const expected = surviving.edges.has(one) ? null : "party_not_merged";
    expect(await codeOf(unmergeParty({ tx, actor, input: { partyId: one } }))).toBe(expected);
    surviving.edges.delete(one);
  } else if (kind === 8) {
    if (golden === member || surviving.isDecided(one, other)) return;
    const input = { partyId: one, otherPartyId: other, decision: "different" as const };
    const { decisionId } = await decidePair({ tx, actor, input });
    surviving.apart.push({ decisionId, pair: [one, other] });
  } else {
    const taken = surviving.apart.shift();
    if (taken === undefined) return;
    await takeBackDecision({ tx, actor, input: { partyId: taken.pair[1], decisionId: taken.decisionId } });
  }
}

test(`${sequences} sequences of merges and un-merges, in any order, leave what the surviving ones describe`, async () => {
  await inSpace(async (tx) => {
    const tables = await tx.sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${logs}::text[])`;
    untouched = await printsOf(tx, tables);
  });
  expect(Object.keys(untouched).length).toBeGreaterThan(50);
  for (let seed = 1; seed <= sequences; seed++) {
    const roll = dice(seed);
    const surviving = new Surviving();
    let after: Record<string, string> = {};
    await inSpace(async (tx) => {
      for (let at = 4 + roll(stepsMax - 3); at > 0; at--) {
        await step(tx, roll, surviving);
        // One hop, and no cycle: whoever stands at the end of the edges is kept as itself.
        expect(await goldenIds(tx), `sequence ${seed}`).toEqual(parties.map((id) => surviving.rootOf(id)));
      }
      expect(await openPairs(tx), `sequence ${seed}`).toEqual(surviving.openPairs());
      after = await tablesOf(tx);
      // Facts never change their party: only as what records are kept, and what is asked, differs, whatever was done.
      const mayDiffer = { party: "", duplicate_pair: "" };
      expect({ ...after, ...mayDiffer }, `sequence ${seed}`).toEqual({ ...untouched, ...mayDiffer });
      // What is shown is what the records give, whatever came before.
      await rebuildGoldenValues(tx);
      expect(await tablesOf(tx), `made anew, sequence ${seed}`).toEqual(after);
      const left = [...surviving.edges.keys()];
      while (left.length > 0) {
        const [partyId = ""] = left.splice(roll(left.length), 1);
        await unmergeParty({ tx, actor, input: { partyId } });
      }
      for (const { decisionId, pair } of surviving.apart)
        await takeBackDecision({ tx, actor, input: { partyId: pair[0], decisionId } });
      expect(await tablesOf(tx), `all taken apart, sequence ${seed}`).toEqual(untouched);
    });
    // The surviving ones alone, from the beginning.
    await inSpace(async (tx) => {
      for (const [member, golden] of surviving.edges)
        await mergeParties({ tx, actor, input: { partyId: golden, memberIds: [member] } });
      for (const { pair } of surviving.apart)
        await decidePair({
          tx,
          actor,
          input: { partyId: pair[0], otherPartyId: pair[1], decision: "different" },
        });
      expect(await tablesOf(tx), `replayed, sequence ${seed}`).toEqual(after);
    });
  }
}, 14_400_000);
