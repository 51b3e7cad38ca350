import { listColleagues } from "../../contract/administration.ts";
import { useRead } from "../api.ts";
import type { Texts } from "../texts/TextsContext.tsx";
import type { Choice, FilterField } from "../ui/filter/clause.ts";

/** Who is meant by an id, or by a name as other systems have it. */
export function colleagueOf(colleagues: readonly Choice[], words: string): Choice | undefined {
  return (
    colleagues.find(({ value }) => value === words) ??
    colleagues.find(({ label }) => label.toLowerCase() === words.trim().toLowerCase())
  );
}

/** Who can look after a customer, as choices by id. */
export function useColleagues(): readonly Choice[] {
  const { data } = useRead(listColleagues, {}, { staleMs: 300_000 });
  return (data?.rows ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
}

/** The clause that asks who looks after a record: oneself, nobody, or one of the colleagues. */
export function ownerField(
  { customers: t }: Pick<Texts, "customers">,
  colleagues: readonly Choice[],
): FilterField {
  return {
    id: "owner",
    kind: "choices",
    label: t.owner,
    before: t.ownedBy,
    choices: [{ value: "me", label: t.me }, { value: "nobody", label: t.nobody }, ...colleagues],
  };
}
