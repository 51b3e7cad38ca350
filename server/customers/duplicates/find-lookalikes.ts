import { sql } from "kysely";
import { keysOfEntries } from "../../matching/entry-keys.ts";
import { kindOf } from "../../matching/known-record.ts";
import { type Likeness, readEntries } from "../../matching/weigh-entry.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { noteFound } from "../../plumbing/runs/runs.ts";
import { baseFigures } from "./base-figures.ts";
import { readKept } from "./kept-records.ts";
import { readRecords, type StoredRecord } from "./known-records.ts";
import { measuresAtDoor } from "./measures-at-door.ts";
import { type Crowds, type Meeting, meetingsOf } from "./meet-candidates.ts";

// So many are read, met and weighed together.
const recordsAtOnce = 500;
// One is named; the nearest few hold it, and reading more of a large base took most of the time.
const candidatesMost = 8;

/** A party that a load makes, and the record that was here before and looks the same. */
export type Lookalike = {
  partyId: string;
  name: string;
  kind: StoredRecord["kind"];
  /** What else the row says of itself. */
  said: Said;
  knownId: string;
  knownName: string;
  band: Likeness["band"];
  probability: number;
  evidence: Likeness["evidence"];
  findings: string;
};

export type Said = Record<"mail" | "phone" | "place" | "website" | "taxNumber", string | null>;

/**
 * Which parties that a load has made look the same as a record that was here before. They are loaded all the same:
 * whoever rehearses sees it before, and mends the row or says that it is the same.
 * @param made their ids, when their keys are kept
 */
export async function lookalikesAmong(tx: Tx, made: readonly string[]): Promise<Lookalike[]> {
  const among = { own: new Set(made), crowds: new Map() };
  const found: Lookalike[][] = [];
  const bundles = bundlesOf(made);
  const workOn = async (): Promise<void> => {
    for (const [at, partyIds] of bundles) found[at] = await lookalikesOfBundle(tx, partyIds, among);
  };
  // While one bundle is weighed, the database reads whom the other one meets. Both have ended before the transaction does.
  const worked = await Promise.allSettled([workOn(), workOn()]);
  for (const one of worked) if (one.status === "rejected") throw one.reason;
  return found.flat();
}

/** Bundles of so many, with their number; each is taken by whoever asks next. */
function* bundlesOf(made: readonly string[]): Generator<[number, string[]]> {
  for (let at = 0; at * recordsAtOnce < made.length; at += 1)
    yield [at, made.slice(at * recordsAtOnce, (at + 1) * recordsAtOnce)];
}

async function lookalikesOfBundle(tx: Tx, partyIds: readonly string[], among: Among): Promise<Lookalike[]> {
  const records = await readRecords(tx, partyIds);
  const found: Lookalike[] = [];
  for (const kind of ["organisation", "household", "person"] as const)
    found.push(
      ...(await lookalikesOf(
        tx,
        records.filter((record) => record.kind === kind),
        among,
      )),
    );
  return found;
}

/** Whether anybody but so many of a load and our own company is here. */
export async function areOthersHere(tx: Tx, made: number): Promise<boolean> {
  const [here] = await tx.sql<{ count: number }>`
    select count(*) as count from (select from party limit ${made + 2}) as some_of_them`;
  return (here?.count ?? 0) > made + 1;
}

/** What holds for all bundles of a load: whom it makes, and the crowds that were met. */
type Among = { own: ReadonlySet<string>; crowds: Crowds };

async function lookalikesOf(
  tx: Tx,
  records: readonly StoredRecord[],
  { own, crowds }: Among,
): Promise<Lookalike[]> {
  const [first] = records;
  if (first === undefined) return [];
  const kind = kindOf(first);
  const keys = keysOfEntries(kind, records);
  const meetings = await meetingsOf(tx, keys, { without: own, most: candidatesMost, crowds });
  const met = [...new Set(meetings.flatMap(({ partyIds }) => partyIds))].filter((id) => id !== ownCompanyId);
  if (met.length === 0) return [];
  const known = new Map(
    (await readKept(tx, first.kind, met, () => false)).map((record) => [record.partyId, record]),
  );
  const entries = records.map((entry, at) => ({
    entry,
    candidates: (meetings[at]?.partyIds ?? []).flatMap((id) => known.get(id) ?? []),
  }));
  const read = readEntries(kind, entries);
  const measures = await measuresAtDoor(tx, first.kind, read.values());
  const base = await baseOf(tx, keys, meetings);
  const likenesses = read.weigh(
    measures === null
      ? base
      : {
          ...measures,
          records: base.records,
          // Of names and towns the statistics of a sample say less than what was counted.
          holders: (column, text) =>
            Math.max(measures.holders(column, text), (base.met(column, text) ?? 0) + 1),
        },
  );
  return entries.flatMap(({ entry, candidates }, at) => likeliest(entry, candidates, likenesses[at] ?? []));
}

async function baseOf(
  tx: Tx,
  keys: readonly ReturnType<typeof keysOfEntries>[number][],
  meetings: readonly Meeting[],
) {
  const figures = await baseFigures(tx, meetings[0]?.database ?? "");
  const met = new Map<string, number>();
  keys.forEach((own, at) => {
    for (const { key, value } of own)
      if (value !== null)
        met.set(`${value.column} ${value.text}`, Math.max(1, meetings[at]?.holders.get(key) ?? 1));
  });
  const metOf = (column: string, text: string) => met.get(`${column} ${text}`);
  return {
    records: figures.records,
    met: metOf,
    holders: (column: string, text: string) => metOf(column, text) ?? figures.holders(column, text),
  };
}

function likeliest(
  entry: StoredRecord,
  candidates: readonly StoredRecord[],
  likenesses: readonly (Likeness | null)[],
): Lookalike[] {
  const [best] = candidates
    .map((candidate, at) => ({ candidate, likeness: likenesses[at] ?? null }))
    .filter(({ likeness }) => likeness?.outcome === "same")
    .sort((a, b) => (b.likeness?.probability ?? 0) - (a.likeness?.probability ?? 0));
  if (best === undefined) return [];
  const { candidate, likeness } = best;
  if (likeness === null) return [];
  const findings = likeness.evidence
    .filter(({ bits }) => bits > 1)
    .toSorted((a, b) => b.bits - a.bits)
    .map(({ comparison, finding }) => `${comparison} ${finding}`)
    .join(", ");
  const { band, probability, evidence } = likeness;
  return [
    {
      partyId: entry.partyId,
      name: entry.name ?? "",
      kind: entry.kind,
      said: saidOf(entry),
      knownId: candidate.partyId,
      knownName: candidate.name ?? "",
      ...{ band, probability, evidence, findings },
    },
  ];
}

function saidOf({ points, website, taxNumber }: StoredRecord): Said {
  const first = (kind: string) => points.find((point) => point.kind === kind);
  const address = first("address");
  const place = [address?.postcode, address?.city].filter(Boolean).join(" ");
  return {
    mail: first("mail")?.value ?? null,
    phone: first("phone")?.value ?? null,
    place: place === "" ? null : place,
    website,
    taxNumber,
  };
}

/** Writes down with their rows who was found, for those who look at the run. */
export async function noteLookalikes(tx: Tx, runId: string, found: readonly Lookalike[]): Promise<void> {
  if (found.length === 0) return;
  await noteFound(
    tx,
    runId,
    sql`select 'looks_like_known', 'warning', f.path, s.row_no, null::text,
          found.name || ' = ' || found."knownName" || ' (' || found.findings || ')',
          'A record that is here already looks like the same. This row is loaded as a record of its own.'
        from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
          as found ("partyId" uuid, name text, "knownName" text, findings text)
        join staged_row s on s.run_id = ${runId} and s.record_id = found."partyId" and s.action = 'create'
          and s.kind in ('organisation', 'household', 'person', 'prospect')
        join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
        order by s.file_no, s.row_no`,
  );
}
