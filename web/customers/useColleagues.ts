import { listColleagues } from "../../contract/administration.ts";
import { useRead } from "../api.ts";
import type { Choice } from "../ui/filter/clause.ts";

/** Who can look after a customer, as choices by id. */
export function useColleagues(): readonly Choice[] {
  const { data } = useRead(listColleagues, {}, { staleMs: 300_000 });
  return (data?.rows ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
}
