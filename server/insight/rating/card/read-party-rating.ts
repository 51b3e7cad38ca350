import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating-card.ts";
import { findParty } from "../../../customers/find-party.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { todayOf } from "../../figures/value-window.ts";
import { fitPolicyOf } from "../rating-policy.ts";
import { overrideColumns } from "../set-by-hand/override-columns.ts";

type PartyRating = OutputOf<typeof rating.readPartyRating>;

/** How a customer's rating came about, and its fit with what is to be done. */
export async function readPartyRating({ tx, actor, input }: Call<typeof rating.readPartyRating>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const kept = await keptRating(tx, partyId);
  if (kept === undefined)
    return {
      letter: null,
      by: null,
      computed: null,
      proposal: null,
      waits: false,
      override: null,
      fit: null,
    };
  const { letter, by } = kept;
  const proposal = await openProposal(tx, partyId);
  return {
    letter,
    by,
    computed:
      kept.computed === null
        ? null
        : { letter: kept.computed, sentence: kept.sentence ?? "", sentencePlain: kept.sentencePlain ?? "" },
    proposal,
    waits: kept.computed !== null && by !== "override" && proposal === null,
    override: by === "override" ? await holdingOverride(tx, partyId) : null,
    fit: await fitOf(tx, kept),
  };
}

type Kept = {
  letter: "A" | "B" | "C" | "N";
  by: NonNullable<PartyRating["by"]>;
  computed: "A" | "B" | "C" | "N" | null;
  sentence: string | null;
  sentencePlain: string | null;
  fitType: NonNullable<PartyRating["fit"]>["type"] | null;
  fitSentence: string | null;
};

async function keptRating(tx: Tx, partyId: string): Promise<Kept | undefined> {
  const [kept] = await tx.prepared<Kept>`
    select rating as letter, rating_by as by, rating_computed as computed, rating_words(rating_computed_sentence, party_value) as sentence,
      rating_computed_sentence_plain as "sentencePlain", fit_type as "fitType", fit_sentence as "fitSentence"
    from party_value
    where golden_id = ${partyId}`;
  return kept;
}

async function openProposal(tx: Tx, partyId: string): Promise<PartyRating["proposal"]> {
  const [open] = await tx.prepared<NonNullable<PartyRating["proposal"]>>`
    select proposal_id as "proposalId", rating_to as "to", proposed_on as "proposedOn"
    from rating_proposal
    where party_id = ${partyId} and state = 'open'`;
  return open ?? null;
}

async function holdingOverride(tx: Tx, partyId: string): Promise<PartyRating["override"]> {
  const [holding] = await tx.prepared<NonNullable<PartyRating["override"]>>`
    select ${overrideColumns}
    from rating_override
    join party as asked on asked.party_id = rating_override.party_id
    join party on party.party_id = asked.golden_id
    left join party_value as kept on kept.golden_id = party.party_id
    where asked.golden_id = ${partyId} and rating_override.ended_at is null
    order by rating_override.set_at desc
    limit 1`;
  return holding ?? null;
}

/** The treatment is the one in force today, whichever version told the type. */
async function fitOf(tx: Tx, { fitType, fitSentence }: Kept): Promise<PartyRating["fit"]> {
  if (fitType === null) return null;
  const { treatments } = await fitPolicyOf(tx, await todayOf(tx));
  const treatment = fitType === "unknown" ? null : treatments[fitType];
  return { type: fitType, sentence: fitSentence ?? "", treatment: treatment === "" ? null : treatment };
}
