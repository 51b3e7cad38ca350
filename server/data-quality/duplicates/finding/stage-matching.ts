import type { MatchedPair } from "../../../matching/found-pairs.ts";
import type { KnownRecord } from "../../../matching/known-record.ts";
import type { Matching } from "../../../matching/match.ts";
import { sameNameFrom, sameNamesOfOwners } from "../../../matching/same-name.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { WithCopies } from "../../matching/with-copies.ts";
import { type FoundPair, isQuestion, stageMembers, stagePairs } from "./found-tables.ts";
import type { Ids } from "./party-ids.ts";
import type { Base } from "./read-base.ts";

// Evidence is text, half a kilobyte a pair: of more at once most would still lie in memory when the next come.
const pairsAtOnce = 1000;
const membersAtOnce = 5000;

/** How many pairs came to what, and how many groups. */
export type Found = { same: number; related: number; unsure: number; clusters: number };

/** Writes what came of a matching into the tables of what was found, set by set. */
export async function stageMatching(
  tx: Tx,
  matching: Matching,
  withCopies: WithCopies,
  of: { kind: KnownRecord["kind"]; base: Base; modelVersion: number; groupFrom: number },
): Promise<Found> {
  const { ids, prepared } = of.base;
  const found: Found = { same: 0, related: 0, unsure: 0, clusters: 0 };
  // While one set is written, the threads say what speaks for and against the next.
  let written: Promise<void> = Promise.resolve();
  for (const places of pairsInSets(
    withCopies.pairs,
    of.kind === "organisation" ? namedAlike(matching, prepared) : [],
  )) {
    for (const { outcome } of places) found[outcome] += 1;
    const [evidence] = await Promise.all([
      matching.explainAll(places.map(({ a, b }) => withCopies.compared(a, b))),
      written,
    ]);
    written = stagePairs(
      tx,
      of,
      places.map((pair, at) => foundPair(pair, evidence[at] as string, ids)),
    );
    // Awaited with the next set; an error must not be nobody's until then.
    written.catch(() => undefined);
  }
  await written;
  found.clusters = await stageGroups(tx, withCopies.groupOf, { ids, groupFrom: of.groupFrom });
  return found;
}

/** Organisations of one name that few have, of which nothing is said otherwise. */
function namedAlike({ eachWeighed, asksFrom }: Matching, prepared: Base["prepared"]): MatchedPair[] {
  const areNamedAlike = sameNamesOfOwners(prepared);
  const found: MatchedPair[] = [];
  eachWeighed((a, b, weight, isAutomatic, isRelated) => {
    const isAsked = isRelated || weight > asksFrom;
    if (isAsked || weight <= sameNameFrom || !areNamedAlike(a, b)) return;
    found.push({ a, b, weight, outcome: "unsure", relation: null, isAutomatic });
  });
  return found;
}

function* pairsInSets(
  pairs: Iterable<MatchedPair>,
  further: readonly MatchedPair[],
): Generator<MatchedPair[]> {
  let set: MatchedPair[] = [];
  for (const pair of both(pairs, further)) {
    if (!isQuestion(pair.relation)) continue;
    set.push(pair);
    if (set.length < pairsAtOnce) continue;
    yield set;
    set = [];
  }
  yield set;
}

function* both<T>(some: Iterable<T>, further: Iterable<T>): Generator<T> {
  yield* some;
  yield* further;
}

/** The lower id stands first. */
function foundPair(pair: MatchedPair, evidence: string, ids: Ids): FoundPair {
  const { outcome, relation, weight, isAutomatic } = pair;
  const [one, other] = [ids.at(pair.a), ids.at(pair.b)];
  return {
    ...(one < other ? { partyId: one, otherPartyId: other } : { partyId: other, otherPartyId: one }),
    outcome,
    relation,
    band: isAutomatic ? "sure" : weight > 0 ? "likely" : "possible",
    weight,
    evidence,
  };
}

async function stageGroups(
  tx: Tx,
  groupOf: Int32Array,
  { ids, groupFrom }: { ids: Ids; groupFrom: number },
): Promise<number> {
  const sizes = new Int32Array(groupOf.length);
  for (const group of groupOf) sizes[group] = (sizes[group] as number) + 1;
  let members: { partyId: string; group: number }[] = [];
  for (let place = 0; place < groupOf.length; place++) {
    const group = groupOf[place] as number;
    if ((sizes[group] as number) < 2) continue;
    members.push({ partyId: ids.at(place), group: groupFrom + group });
    if (members.length < membersAtOnce) continue;
    await stageMembers(tx, members);
    members = [];
  }
  await stageMembers(tx, members);
  return sizes.reduce((count, size) => count + (size > 1 ? 1 : 0), 0);
}
