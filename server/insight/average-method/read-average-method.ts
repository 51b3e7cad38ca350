import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { readKept } from "../kept/kept-reading.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { averageReading, countByAverage, type Mischarged } from "./average-reading.ts";

type Shown = OutputOf<typeof insight.readAverageMethod>["undercharged"][number];

/** What the average-cost method would hide: how much money, how many customers, and who. */
export async function readAverageMethod({ tx, actor, input }: Call<typeof insight.readAverageMethod>) {
  const { window, spread, limit } = input;
  const run = await runInForce(tx);
  const { undercharged, overcharged, ...sums } =
    actor.scope === "all"
      ? (await readKept(tx, averageReading(run, window, spread))).answer
      : await countByAverage(tx, actor, window, spread);
  const [under, over] = [undercharged.slice(0, limit), overcharged.slice(0, limit)];
  const names = await namesOf(tx, [...under, ...over]);
  const shown = (charged: readonly Mischarged[]) =>
    charged.flatMap(({ goldenId, ...figures }) => {
      const customer = names.get(goldenId);
      return customer === undefined ? [] : [{ ...customer, ...figures }];
    });
  return {
    window: await windowOf(tx, run, window),
    computedAt: run?.finishedAt ?? null,
    ...sums,
    undercharged: shown(under),
    overcharged: shown(over),
  };
}

async function namesOf(tx: Tx, charged: readonly Mischarged[]) {
  const rows = await tx.sql<Pick<Shown, "partyId" | "name" | "kind" | "rating">>`
    select party.party_id as "partyId", ${shownName()} as name, party.kind, kept.rating
    from party
    join party_value as kept on kept.golden_id = party.party_id
    where party.party_id = any(${charged.map(({ goldenId }) => goldenId)}::uuid[])`;
  return new Map(rows.map((row) => [row.partyId, row]));
}
