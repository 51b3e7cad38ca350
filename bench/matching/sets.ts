/** One public set: its files, what is known of them, and what others reach on it. */
export type MatchingSet = {
  name: string;
  files: readonly string[];
  truth: string;
  /** Columns that are left aside, because no customer list has them. */
  without?: readonly string[];
  /** Duplicates stand within each of the files, too. */
  within?: boolean;
  /** F1 of pairs and of clusters. */
  yardstick?: { name: string; pairs: number; clusters?: number };
  /** What the project was built to reach with the clusters (F1). */
  atLeast?: number;
};

/**
 * Splink 5.0.0.dev4 (source snapshot e22dacd, DuckDB 1.5.6) on the same files: trained by expectation maximisation without
 * labels, with the model of Splink's own demonstration where there is one; pairs and connected components at a probability of
 * 0.95, which is what somebody without labels gets. Measured for this project, as the READMEs of the sets say.
 */
const splink = (pairs: number, clusters: number) => ({ name: "Splink 5 at p ≥ 0.95", pairs, clusters });

/** The sets that matter most for customer lists first; the last ones ask whether the matcher is a general one. */
export const matchingSets: readonly MatchingSet[] = [
  {
    name: "companies of three old systems",
    files: ["crm-legacy-a/companies.csv"],
    truth: "crm-legacy-a/companies_truth.csv",
    yardstick: splink(0.9018, 0.9047),
    atLeast: 0.93,
  },
  {
    name: "contacts of three old systems",
    files: ["crm-legacy-a/contacts.csv"],
    truth: "crm-legacy-a/contacts_truth.csv",
    yardstick: splink(0.7871, 0.8063),
    atLeast: 0.87,
  },
  deduped("chicago-childcare-a", splink(0.8929, 0.9113)),
  deduped("fodors-zagats", splink(0.8755, 0.8617)),
  {
    name: "senzing-truthset",
    files: ["customers.jsonl", "reference.jsonl", "watchlist.jsonl"].map(
      (file) => `senzing-truthset/${file}`,
    ),
    truth: "senzing-truthset/truth.csv",
    within: true,
  },
  deduped("historical-25k", splink(0.6945, 0.8438), "records.csv.gz"),
  {
    ...deduped("febrl3", splink(0.983, 0.9936)),
    name: "febrl3 without the number of its social insurance",
    without: ["soc_sec_id"],
  },
  deduped("febrl3", splink(0.9917, 0.9975)),
  deduped("fake-1000", splink(0.6897, 0.8171)),
  deduped("rldata500", splink(0.9474, 0.9474)),
  deduped("febrl1", splink(0.996, 0.996)),
  deduped("dsgen-a-10k", splink(1, 1)),
  {
    name: "dsgen-d-link-10k",
    files: ["dsgen-d-link-10k/a.csv", "dsgen-d-link-10k/b.csv"],
    truth: "dsgen-d-link-10k/truth.csv",
    yardstick: splink(1, 1),
  },
  {
    name: "abt-buy",
    files: ["abt-buy/abt.csv", "abt-buy/buy.csv"],
    truth: "abt-buy/truth_pairs.csv",
    // docs/pages/benchmarks.md of pyJedAI: unsupervised, with a configuration tuned to this set.
    yardstick: { name: "pyJedAI tuned to the set", pairs: 0.947 },
  },
  {
    name: "dblp-acm",
    files: ["dblp-acm/dblp.csv", "dblp-acm/acm.csv"],
    truth: "dblp-acm/truth_pairs.csv",
    // Its README; Ditto, which learns from labelled pairs, says 0.990.
    yardstick: { name: "GoldenMatch, unsupervised", pairs: 0.972 },
  },
];

function deduped(
  folder: string,
  yardstick: NonNullable<MatchingSet["yardstick"]>,
  records = "records.csv",
): MatchingSet {
  return {
    name: folder,
    files: [`${folder}/${records}`],
    truth: `${folder}/truth.csv`,
    yardstick,
    ...(yardstick.clusters === undefined || yardstick.clusters === 1 ? {} : { atLeast: yardstick.clusters }),
  };
}
