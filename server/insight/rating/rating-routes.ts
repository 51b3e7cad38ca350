import type * as rating from "../../../contract/insight/rating.ts";
import type * as card from "../../../contract/insight/rating-card.ts";
import type { Routes } from "../../plumbing/action.ts";
import { listRatingHistory } from "./card/list-rating-history.ts";
import { readComplaintNote } from "./card/read-complaint-note.ts";
import { readFitSummary } from "./card/read-fit-summary.ts";
import { readPartyRating } from "./card/read-party-rating.ts";
import { approvePolicy } from "./policies/approve-policy.ts";
import { draftPolicy } from "./policies/draft-policy.ts";
import { dropPolicy } from "./policies/drop-policy.ts";
import { listPolicyVersions } from "./policies/list-policy-versions.ts";
import { previewPolicy } from "./policies/preview-policy.ts";
import { decideProposals } from "./proposals/decide-proposals.ts";
import { listProposals } from "./proposals/list-proposals.ts";
import { endSetRating } from "./set-by-hand/end-set-rating.ts";
import { listSetRatings } from "./set-by-hand/list-set-ratings.ts";
import { setRating } from "./set-by-hand/set-rating.ts";

/** The rating as a policy with people in charge. */
export const ratingRoutes = {
  listPolicyVersions,
  draftPolicy,
  dropPolicy,
  approvePolicy,
  previewPolicy,
  listProposals,
  decideProposals,
  setRating,
  endSetRating,
  listSetRatings,
  readPartyRating,
  listRatingHistory,
  readComplaintNote,
  readFitSummary,
} satisfies Routes<typeof rating> & Routes<typeof card>;
