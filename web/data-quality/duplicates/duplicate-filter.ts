import type { DuplicateFilter } from "../../../contract/data-quality/duplicate-review.ts";
import { partyKinds } from "../../../contract/party-words.ts";
import type { DuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { type FilterField, type FilterValues, readChoices } from "../../ui/filter/clause.ts";

const bands = ["sure", "likely", "possible"] as const;
const relations = ["household", "twins", "namesake in the family", "group"] as const;

/** What the sentence above the pairs can say. */
export function duplicateFields({ duplicates: t, likeness }: DuplicatesTexts): FilterField[] {
  return [
    {
      id: "kind",
      kind: "choices",
      ...t.filter.kind,
      choices: partyKinds.map((value) => ({ value, label: t.filter.kinds[value] })),
    },
    {
      id: "band",
      kind: "choices",
      ...t.filter.band,
      choices: bands.map((value) => ({ value, label: likeness.band[value] })),
    },
    {
      id: "relation",
      kind: "choices",
      ...t.filter.relation,
      choices: relations.map((value) => ({ value, label: likeness.related[value] })),
    },
  ];
}

/** The clauses of the address as the API asks for them; what it doesn't know is left out. */
export function filterOf({ kind, band, relation, near }: FilterValues): DuplicateFilter {
  const known = <T extends string>(all: readonly T[], text: string | undefined): T[] =>
    readChoices(text).flatMap((value) => all.find((one) => one === value) ?? []);
  const kinds = known(partyKinds, kind);
  const sure = known(bands, band);
  const related = known(relations, relation);
  return {
    ...(kinds.length > 0 && { kinds }),
    ...(sure.length > 0 && { bands: sure }),
    ...(related.length > 0 && { relations: related }),
    ...(near !== undefined && { near }),
  };
}

/** The same for the list of groups, which takes several of a choice with commas between them. */
export function clusterFilterOf(values: FilterValues): {
  kind?: string;
  band?: string;
  relation?: string;
} {
  const { kinds, bands: sure, relations: related } = filterOf(values);
  return {
    ...(kinds && { kind: kinds.join() }),
    ...(sure && { band: sure.join() }),
    ...(related && { relation: related.join() }),
  };
}
