import { card } from "./card.ts";
import { create } from "./create.ts";
import { duplicates } from "./duplicates.ts";
import type { Bench } from "./figure.ts";
import { importFiles } from "./import.ts";
import { list } from "./list.ts";
import { matching } from "./matching.ts";
import { matrix } from "./matrix.ts";
import { memoryAtRest } from "./memory-at-rest.ts";
import { recompute } from "./recompute.ts";
import { search } from "./search.ts";
import { signIn } from "./sign-in.ts";
import { startUp } from "./start-up.ts";
import { webFirstLoad } from "./web-first-load.ts";

/** Every area in the order in which it is measured: what only reads comes before what writes. */
export const areas: readonly Bench[] = [
  startUp,
  memoryAtRest,
  card,
  list,
  search,
  webFirstLoad,
  matrix,
  matching,
  duplicates,
  recompute,
  importFiles,
  signIn,
  create,
];
