import { FitPolicy, RatingPolicy } from "../../../contract/insight/rating-policy.ts";
import { policyInForce } from "../../administration/policies.ts";
import type { Tx } from "../../plumbing/database/db.ts";

export { FitPolicy, RatingPolicy };

/** The rating policy in force on a day, with its version. */
export async function ratingPolicyOf(tx: Tx, onDay: string): Promise<RatingPolicy & { version: number }> {
  const { version, document } = await policyInForce(tx, "rating", onDay);
  return { version, ...RatingPolicy.parse(document) };
}

/** The fit policy in force on a day, with its version. */
export async function fitPolicyOf(tx: Tx, onDay: string): Promise<FitPolicy & { version: number }> {
  const { version, document } = await policyInForce(tx, "fit", onDay);
  return { version, ...FitPolicy.parse(document) };
}
