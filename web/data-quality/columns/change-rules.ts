import type { Mend, ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { isSame, makesColumns } from "./uses-of-column.ts";

/** What can be done to the words of a column, in the order in which it is done. */
export const ruleKinds = [
  ...(["trim", "find", "replace", "letters", "orColumn", "otherwise", "split"] as const),
  ...(["byName", "join", "within", "debtor"] as const),
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export function kindOfRule(rule: Mend): RuleKind {
  return ruleKinds.find((kind) => kind in rule) ?? "trim";
}

/** The rules of one column, in the order in which they are done. */
export function rulesOf(map: ModuleMap, column: string): Mend[] {
  return map.mend.filter((rule) => isSame(rule.column, column));
}

/** A column has one rule of each kind; a new one takes the place of the former. */
export function withRule(map: ModuleMap, rule: Mend): ModuleMap {
  const others = withoutRule(map, rule.column, kindOfRule(rule)).mend;
  const mend = [...others, rule].sort(
    (one, other) => ruleKinds.indexOf(kindOfRule(one)) - ruleKinds.indexOf(kindOfRule(other)),
  );
  return { ...map, mend };
}

export function withoutRule(map: ModuleMap, column: string, kind: RuleKind): ModuleMap {
  return {
    ...map,
    mend: map.mend.filter((rule) => !(isSame(rule.column, column) && kindOfRule(rule) === kind)),
  };
}

/** Their values → ours, as the rule of the column says. */
export function replacementsOf(map: ModuleMap, column: string): Readonly<Record<string, string>> {
  const rule = rulesOf(map, column).find((one) => "replace" in one);
  return rule && "replace" in rule ? rule.replace : {};
}

/** One value more that becomes another; `undefined` leaves it as it is again. */
export function withReplacement(
  map: ModuleMap,
  column: string,
  value: string,
  by: string | undefined,
): ModuleMap {
  const { [value]: _, ...others } = replacementsOf(map, column);
  const replace = by === undefined ? others : { ...others, [value]: by };
  if (Object.keys(replace).length === 0) return withoutRule(map, column, "replace");
  return withRule(map, { column, replace });
}

/** What to write where the cell is empty, or what a value becomes: one rule for every row that is like this one. */
export function withRuleForAll(map: ModuleMap, column: string, was: string, value: string): ModuleMap {
  return was.trim() === ""
    ? withRule(map, { column, otherwise: value })
    : withReplacement(map, column, was, value);
}

/** Columns that a rule makes from another one, which the file itself does not have. */
export function columnsFromRules(map: ModuleMap): string[] {
  return map.mend.flatMap((rule) => (makesColumns(rule) ? rule.into : []));
}
