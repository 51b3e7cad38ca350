// One matching of files in a process of its own, and how good it is where the truth is known.
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { matchFiles } from "../../server/data-quality/matching/match-files.ts";
import { measure } from "../../server/data-quality/matching/truth/measure.ts";
import { readTruth } from "../../server/data-quality/matching/truth/read-truth.ts";
import { sayRanApart } from "../harness/say-ran-apart.ts";
import { largestFalseCluster } from "./largest-false-cluster.ts";

type Asked = { files: string[]; truth?: string; without?: string[]; within?: boolean };

const asked: Asked = JSON.parse(process.argv[2] ?? "{}");
await sayRanApart(async () => {
  const began = performance.now();
  const matched = await matchFiles(findFiles(asked.files), {
    kind: "auto",
    said: new Map((asked.without ?? []).map((column) => [column, null])),
    within: asked.within === true,
  });
  const { origins, pairs, groupOf, wasAsked, isLink, candidatePairs, pairsPerSecond, seconds } = matched;
  // Measuring takes time and memory of its own.
  const clustered = {
    seconds: (performance.now() - began) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  const [truthFile] = asked.truth === undefined ? [] : findFiles([asked.truth]);
  const truth = truthFile === undefined ? null : await readTruth(truthFile, origins);
  const measured =
    truth === null
      ? null
      : measure(
          { same: Iterator.from(pairs).filter(({ outcome }) => outcome === "same"), groupOf, wasAsked },
          truth,
          {
            acrossFilesOnly: isLink,
            fileOf: origins.files,
          },
        );
  const falseCluster = truth?.by === "entity" ? largestFalseCluster(groupOf, truth.entityOf) : null;
  return {
    ...{ records: groupOf.length, candidatePairs, pairsPerSecond, seconds },
    ...{ clustered, measured, falseCluster },
  };
});
