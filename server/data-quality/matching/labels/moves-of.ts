import type { Learned } from "../match-files.ts";

/** One number that labels moved (bits), the one that moved most first. */
export type MoveOfModel = { of: string; before: number; after: number };

/** Smaller ones change no decision that anybody would notice. */
const noticed = 0.01;

/** What labels moved: what each answer says of being the same, the threshold, and how common relations are taken to be. */
export function movesOf({
  comparisons,
  model,
  unlabelled,
}: Pick<Learned, "comparisons" | "model" | "unlabelled">): MoveOfModel[] {
  const related = model.isRelation.indexOf(true);
  const moves = [
    { of: "every pair", before: unlabelled.shift, after: model.shift },
    {
      of: "relations among all pairs",
      before: unlabelled.priors[related] ?? 0,
      after: model.priors[related] ?? 0,
    },
    ...comparisons.flatMap(({ name, levels }, i) =>
      levels.map((level, l) => ({
        of: `${name}: ${level}`,
        before: unlabelled.bits[0]?.[i]?.[l] ?? 0,
        after: model.bits[0]?.[i]?.[l] ?? 0,
      })),
    ),
  ];
  const by = ({ before, after }: MoveOfModel) => Math.abs(after - before);
  return moves.filter((move) => by(move) >= noticed).toSorted((one, other) => by(other) - by(one));
}
