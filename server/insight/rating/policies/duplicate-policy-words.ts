import type { DuplicatePolicy } from "../../../../contract/customers/duplicates.ts";
import type { Said } from "./policy-words.ts";

type Answers = DuplicatePolicy["person"];
type Kind = keyof typeof kindWords;

const kindWords = { organisation: "An organisation", household: "A household", person: "A person" };
const bandWords = { sure: "the same", likely: "probably the same", possible: "perhaps the same" };
const answerWords = {
  ignore: "nothing is said",
  warn: "what is here is shown",
  reason: "a reason is asked for",
  block: "nobody enters a second one",
};
const manyWords = { organisation: "Organisations", household: "Households", person: "People" };
const automaticWords = {
  off: "are decided on one by one",
  propose: "can be merged all at once by who reviews them",
  merge: "are merged after each search",
};
const bands = ["sure", "likely", "possible"] as const;

/** The duplicate policy as sentences, each under the part of the document it comes from. */
export function duplicatePolicyWords(policy: DuplicatePolicy): Said[] {
  const kinds: Kind[] = ["organisation", "household", "person"];
  return [
    ...kinds.map((kind) => ({
      part: kind,
      sentence: `${kindWords[kind]} that is here already: ${inWords(policy[kind])}.`,
    })),
    ...policy.roles.flatMap(roleWords),
    ...kinds.map((kind) => ({
      part: `automatic.${kind}`,
      sentence: `${manyWords[kind]} that a search is sure of ${automaticWords[policy.automatic[kind]]}.`,
    })),
  ];
}

/**
 * A row about a role, under whom it is about: one that is taken away is told, and the others stay what they were. One that
 * leaves everything open says nothing.
 */
function roleWords({ role, kind, answers }: DuplicatePolicy["roles"][number]): Said[] {
  const words = inWords(answers);
  if (words === "") return [];
  const whose = kind === undefined ? "" : `, of ${kindWords[kind].toLowerCase()}`;
  return [{ part: `roles.${role}.${kind ?? "all"}`, sentence: `For the role ${role}${whose}: ${words}.` }];
}

function inWords(answers: { [Band in keyof Answers]?: Answers[Band] | undefined }): string {
  return bands
    .flatMap((band) => {
      const answer = answers[band];
      return answer === undefined ? [] : [`if it is ${bandWords[band]}, ${answerWords[answer]}`];
    })
    .join("; ");
}
