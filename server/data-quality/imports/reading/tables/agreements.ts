import type { AgreementAnswer } from "../../../../../contract/data-quality/imports/import-answers.ts";
import { isAgreement } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { noWords, yesWords } from "../values/flags.ts";
import type { OpenQuestion } from "./ways-of-writing.ts";

type Given = ModuleMap["columns"][string];
type Target = Exclude<Extract<Given, readonly unknown[]>[number], string>;

/** An answer as a target writes it: what stands for all words that aren't listed, and for empty cells. */
export const otherwiseOf: Readonly<Record<AgreementAnswer, string>> = {
  yes: "true",
  no: "false",
  nothing: "",
};

/** A column that says of its rows whether they agreed to be reached, and the words by which it does. */
export type AgreementColumn = { column: string; yes: Set<string>; no: Set<string>; isAnswered: boolean };

/** The columns of a map that say who agreed, and how. */
export function agreementsOf({ columns }: Pick<ModuleMap, "columns">): AgreementColumn[] {
  return Object.entries(columns).flatMap(([column, given]) => {
    const target = asTargets(given).find(({ field }) => isAgreement(field));
    return target === undefined ? [] : [agreementOf(column, target)];
  });
}

export function agreementOf(column: string, { values = {}, otherwise }: Target): AgreementColumn {
  const meant = (ours: readonly string[], words: Iterable<string>) => {
    const own = Object.entries(values).map(([word, to]) => [word.toLowerCase(), to] as const);
    const listed = new Set(own.map(([word]) => word));
    return new Set([
      ...own.flatMap(([word, to]) => (ours.includes(to) ? [word] : [])),
      ...[...words].filter((word) => !listed.has(word)),
    ]);
  };
  return {
    column,
    // A word that is said to mean nothing is no wish either.
    yes: meant(["true", ""], yesWords),
    no: meant(["false"], noWords),
    isAnswered: otherwise !== undefined,
  };
}

export function asTargets(given: Given): Target[] {
  return [given].flat().map((target) => (typeof target === "string" ? { field: target } : target));
}

/** What stands in a column of agreement that is neither yes nor no; who is silent has neither agreed nor refused, and is in no doubt. */
export type AgreementDoubt = { unclear: string[] };

const samplesMost = 5;

export function noteAgreement(doubt: AgreementDoubt, { yes, no }: AgreementColumn, cell: string): void {
  const word = cell.trim().toLowerCase();
  if (word === "" || yes.has(word) || no.has(word)) return;
  if (doubt.unclear.length < samplesMost && !doubt.unclear.includes(cell)) doubt.unclear.push(cell);
}

/** What only a person can say of a column of agreement: what words mean that are neither yes nor no. Null where there are none. */
export function agreementQuestion(column: string, { unclear }: AgreementDoubt): OpenQuestion | null {
  if (unclear.length === 0) return null;
  const words = unclear.map((word) => `“${word}”`).join(", ");
  return {
    column,
    samples: unclear,
    message: `Who agreed to be reached is said here, and it says ${words}: that is neither yes nor no.`,
  };
}
