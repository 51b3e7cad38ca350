import type { AgreementAnswer } from "../../../../../contract/data-quality/imports/import-answers.ts";
import {
  isAgreement,
  isWish,
  type Wish,
  wishes,
} from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { yesWords } from "../values/flags.ts";
import { agreementOf, agreementsOf, asTargets, otherwiseOf } from "./agreements.ts";
import type { Recognised } from "./recognise.ts";

type Target = ReturnType<typeof asTargets>[number];

/**
 * A column that says what somebody wishes (`no_mail`, `may_phone`) makes suppressions of the addresses in its row. Where the row has
 * no column for such an address, the column is kept as it is.
 * @param answer what cells of agreement mean that say neither yes nor no, where the mapping leaves it open
 */
export function withOptOuts(recognised: Recognised, answer?: AgreementAnswer): Recognised {
  const { module, name, profile } = recognised;
  const unsaid = answer ?? profile.agreements;
  const said = Object.entries(module.columns).flatMap(([column, given]) =>
    asTargets(given).flatMap((target) =>
      isWish(target.field) ? [{ column, target: answered(target, unsaid), what: target.field }] : [],
    ),
  );
  if (said.length === 0) return recognised;
  const agreements = unsaid === undefined ? agreementsOf(module) : [];
  const columns = { ...module.columns };
  const parts = { ...module.parts };
  const ignored = [...module.ignored];
  for (const { column, target, what } of said) {
    const addresses = addressesOf(module, what);
    const rest = asTargets(columns[column] ?? []).filter(({ field }) => field !== what);
    // What says more than an opt-out stays with the record as well; who agreed is worth knowing too.
    const isPlain = target.values === undefined && target.otherwise === undefined && !isAgreement(what);
    if (rest.length > 0) columns[column] = rest;
    else if (isPlain) delete columns[column];
    else columns[column] = { field: "custom", ...(isAgreement(what) && !target.values && { type: "yes" }) };
    for (const address of addresses)
      parts[`${name}: ${column} of ${address}`] = suppression(what, address, {
        ...whoWishes(column, target),
        reason: `“${column}” in ${name}`,
      });
    if (addresses.length > 0 && rest.length === 0 && isPlain) ignored.push(column);
  }
  return { ...recognised, module: { ...module, columns, parts, ignored }, agreements };
}

function answered(target: Target, unsaid: AgreementAnswer | undefined): Target {
  const isOpen = isAgreement(target.field) && target.otherwise === undefined && unsaid !== undefined;
  return isOpen ? { ...target, otherwise: otherwiseOf[unsaid] } : target;
}

/** The columns of a map that hold addresses which a wish is about, of the record itself and of whoever stands beside it. */
export function addressesOf({ columns, parts }: Pick<ModuleMap, "columns" | "parts">, what: Wish): string[] {
  const fields: readonly string[] = wishes[what];
  const found = [{ columns }, ...Object.values(parts)].flatMap((map) =>
    Object.entries(map.columns).flatMap(([column, given]) =>
      asTargets(given).some(({ field }) => fields.includes(field)) ? [column] : [],
    ),
  );
  return [...new Set(found)];
}

/** Of which rows a column says that an address must not be used. */
function whoWishes(column: string, target: Target): Pick<PartMap, "when" | "unless"> {
  if (!isAgreement(target.field)) return { when: { column, is: wordsOf(target) } };
  const { yes, no } = agreementOf(column, target);
  return target.otherwise === otherwiseOf.no
    ? { unless: [{ column, is: [...yes] }] }
    : { when: { column, is: [...no] } };
}

/** The words of an opt-out that say it: those that mean yes here, or any at all, as where a day says since when. */
function wordsOf({ values, otherwise }: Target): string[] {
  const said = Object.entries(values ?? {}).flatMap(([word, ours]) => (ours === "true" ? [word] : []));
  const no = new Set(
    Object.entries(values ?? {}).flatMap(([word, ours]) => (ours === "false" ? [word.toLowerCase()] : [])),
  );
  if (otherwise === "true" && no.size === 0) return ["*"];
  return [...said, ...[...yesWords].filter((word) => !no.has(word))];
}

function suppression(
  what: Wish,
  address: string,
  { reason, ...which }: Pick<PartMap, "when" | "unless"> & { reason: string },
): PartMap {
  return {
    kind: "suppression",
    ...which,
    id: [address],
    name: [],
    columns: { [address]: "address" },
    links: {},
    always: { channel: what.endsWith("_mail") ? "mail" : "phone", reason },
    usually: {},
    party: [],
  };
}
