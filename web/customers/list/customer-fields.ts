import { partyKinds, ratings, stages } from "../../../contract/party-words.ts";
import type { Texts } from "../../texts/TextsContext.tsx";
import type { Choice, FilterField, FilterValues } from "../../ui/filter/clause.ts";
import { ownerField } from "../useColleagues.ts";

/** The clauses the sentence about customers can have; those about money only for those who may see it. */
export function customerFields(
  texts: Texts,
  given: { colleagues: readonly Choice[]; mayMoney: boolean; mayRate: boolean; currency: string },
): FilterField[] {
  const { customers: t, stages: stageWords, kind } = texts;
  return [
    { id: "text", kind: "text", label: t.name, before: t.named },
    ...(given.mayRate
      ? [
          {
            id: "rating",
            kind: "choices" as const,
            label: t.rating,
            before: t.whoseRating,
            choices: ratings.map((value) => ({ value, label: value === "N" ? t.notRated : value })),
          },
          { id: "rfm", kind: "text" as const, label: t.rfm, before: t.whoseRfm },
        ]
      : []),
    ...(given.mayMoney
      ? ([
          { id: "losing", kind: "flag", label: t.losingLabel, before: t.losingPhrase },
          { id: "profit", kind: "number", label: t.profit, before: t.whoseProfit, unit: given.currency },
          {
            id: "serve",
            kind: "number",
            label: t.costToServe,
            before: t.whoseServe,
            after: t.afterServe,
            unit: "%",
          },
        ] as const)
      : []),
    {
      id: "stage",
      kind: "choices",
      label: t.stage,
      before: t.whoseStage,
      choices: stages.map((value) => ({ value, label: stageWords[value] })),
    },
    ownerField(texts, given.colleagues),
    { id: "quiet", kind: "flag", label: t.quietLabel, before: t.quietPhrase },
    {
      id: "kind",
      kind: "choices",
      label: t.kindLabel,
      before: t.ofKind,
      choices: partyKinds.map((value) => ({ value, label: kind[value] })),
    },
    { id: "segment", kind: "text", label: t.segment, before: t.ofSegment },
  ];
}

export type View = {
  id: string;
  label: string;
  values: FilterValues;
  /** The order the view begins with, when it isn't the list's own. */
  order?: { sort: "profit"; dir: "asc" };
};

/** The views over the list: each is a sentence with a name. */
export function customerViews({ customers: t }: Texts, may: { money: boolean; rate: boolean }): View[] {
  return [
    { id: "all", label: t.all, values: {} },
    ...(may.rate ? [{ id: "vital", label: t.vital, values: { rating: "A" } }] : []),
    ...(may.money
      ? [
          {
            id: "costly",
            label: t.costly,
            values: { losing: "true" },
            order: { sort: "profit", dir: "asc" } as const,
          },
        ]
      : []),
    { id: "quiet", label: t.quiet, values: { quiet: "true" } },
    { id: "mine", label: t.mine, values: { owner: "me" } },
  ];
}

/** Which view a sentence is, if it is one. */
export function viewOf(views: readonly { id: string; values: FilterValues }[], values: FilterValues): string {
  const written = (given: FilterValues) =>
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([id, value]) => `${id}=${value}`)
      .sort()
      .join("&");
  return views.find((view) => written(view.values) === written(values))?.id ?? "";
}
