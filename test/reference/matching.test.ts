import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { matchFiles } from "../../server/data-quality/matching/match-files.ts";
import { measure } from "../../server/data-quality/matching/truth/measure.ts";
import { readTruth } from "../../server/data-quality/matching/truth/read-truth.ts";
import { realData } from "./bring-in.ts";

const folder = realData("matching");

/** What clusters reach with Splink 5 on the same files (see bench/matching/sets.ts), or what the project set out for. */
const floors = [
  {
    files: ["crm-legacy-a/contacts.csv"],
    truth: "crm-legacy-a/contacts_truth.csv",
    pairs: 0.87,
    clusters: 0.87,
  },
  {
    files: ["crm-legacy-a/companies.csv"],
    truth: "crm-legacy-a/companies_truth.csv",
    pairs: 0.93,
    clusters: 0.93,
  },
  { files: ["chicago-childcare-a/records.csv"], truth: "chicago-childcare-a/truth.csv", clusters: 0.9113 },
  { files: ["fodors-zagats/records.csv"], truth: "fodors-zagats/truth.csv", clusters: 0.8617 },
  { files: ["historical-25k/records.csv.gz"], truth: "historical-25k/truth.csv", clusters: 0.8438 },
  { files: ["febrl3/records.csv"], truth: "febrl3/truth.csv", without: "soc_sec_id", clusters: 0.9936 },
  { files: ["febrl1/records.csv"], truth: "febrl1/truth.csv", clusters: 0.996 },
  { files: ["fake-1000/records.csv"], truth: "fake-1000/truth.csv", clusters: 0.8171 },
  { files: ["rldata500/records.csv"], truth: "rldata500/truth.csv", clusters: 0.9474 },
  { files: ["dsgen-a-10k/records.csv"], truth: "dsgen-a-10k/truth.csv", clusters: 0.9999 },
  {
    files: ["dsgen-d-link-10k/a.csv", "dsgen-d-link-10k/b.csv"],
    truth: "dsgen-d-link-10k/truth.csv",
    clusters: 0.999,
  },
  { files: ["dblp-acm/dblp.csv", "dblp-acm/acm.csv"], truth: "dblp-acm/truth_pairs.csv", clusters: 0.972 },
];

describe.skipIf(folder === null)("records of public sets, without labels (needs ../shared/data)", () => {
  test.each(floors)("$files", async ({ files, truth, without, pairs, clusters }) => {
    const at = (file: string) => join(folder ?? "", file);
    const matched = await matchFiles(findFiles(files.map(at)), {
      kind: "auto",
      said: new Map(without === undefined ? [] : [[without, null]]),
    });
    const [truthFile] = findFiles([at(truth)]);
    if (truthFile === undefined) throw new Error("The set has no truth.");
    const { wasAsked, groupOf, isLink, origins } = matched;
    const same = Iterator.from(matched.pairs).filter(({ outcome }) => outcome === "same");
    const measured = measure({ same, groupOf, wasAsked }, await readTruth(truthFile, origins), {
      acrossFilesOnly: isLink,
      fileOf: origins.files,
    });
    expect(measured.clusters.f1).toBeGreaterThanOrEqual(clusters);
    if (pairs !== undefined) expect(measured.pairs.f1).toBeGreaterThanOrEqual(pairs);
    // Of papers none is beyond doubt, so that none is wrong: a title and other columns of a file are never enough.
    expect(measured.autoBand.precision ?? 1).toBeGreaterThanOrEqual(0.995);
    expect(measured.related.group?.share ?? 0).toBeLessThanOrEqual(0.01);
  });
});
