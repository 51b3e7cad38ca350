import type { ApiProblem } from "../../api-problem.ts";

const codes: readonly string[] = ["duplicate_decided", "pair_decided", "pair_kept_as_one", "party_unknown"];

/** Refused because nothing is left to decide on what was asked about: one goes on with the next. */
export const isSettledBy = ({ code }: ApiProblem): boolean => codes.includes(code ?? "");
