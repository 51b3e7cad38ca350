import { RatingPolicy } from "../contract/insight/rating-policy.ts";
import type { TestDatabase } from "./harness/database.ts";
import { people } from "./world.ts";

type Changes = Partial<RatingPolicy["changes"]>;

/** A rating policy that the manager approved: the one that came with Vitalfew, with what is said otherwise. Wants `world`. */
export async function aRatingPolicy(
  database: Pick<TestDatabase, "sql">,
  given: {
    changes?: Changes;
    base?: Partial<RatingPolicy["base"]>;
    signals?: Partial<RatingPolicy["signals"]>;
    validFrom?: string;
  } = {},
): Promise<number> {
  const [last] = await database.sql<{ version: number; document: unknown }>`
    select version, document from policy where kind = 'rating' order by version desc limit 1`;
  const policy = RatingPolicy.parse(last?.document);
  const document: RatingPolicy = {
    ...policy,
    base: { ...policy.base, ...given.base },
    signals: { ...policy.signals, ...given.signals },
    changes: { ...policy.changes, ...given.changes },
  };
  const version = (last?.version ?? 0) + 1;
  await database.sql`
    insert into policy (kind, version, valid_from, document, reason, drafted_by, approved_by, approved_at)
    values (
      'rating', ${version}, ${given.validFrom ?? "2024-01-01"}, ${JSON.stringify(document)}, 'Tried out.',
      ${people.manager.userId}, ${people.manager.userId}, now()
    )`;
  return version;
}
