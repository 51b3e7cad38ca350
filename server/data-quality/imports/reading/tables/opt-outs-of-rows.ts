import { isOptOut, type OptOut, optOuts } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { yesWords } from "../values/flags.ts";
import type { Recognised } from "./recognise.ts";

type Targets = ModuleMap["columns"][string];
type Target = Exclude<Extract<Targets, readonly unknown[]>[number], string>;

/**
 * A column that says `no_mail` or `no_phone` makes suppressions of the addresses in its row. Where the row has no column for
 * such an address, the column is kept as it is.
 */
export function withOptOuts(recognised: Recognised): Recognised {
  const { module, name } = recognised;
  const said = Object.entries(module.columns).flatMap(([column, given]) =>
    targetsOf(given).flatMap((target) =>
      isOptOut(target.field) ? [{ column, target, what: target.field }] : [],
    ),
  );
  if (said.length === 0) return recognised;
  const columns = { ...module.columns };
  const parts = { ...module.parts };
  const ignored = [...module.ignored];
  for (const { column, target, what } of said) {
    const addresses = addressesOf(module, what);
    const rest = targetsOf(columns[column] ?? []).filter(({ field }) => field !== what);
    // What says more than yes and no stays with the record as well.
    const isPlain = target.values === undefined && target.otherwise === undefined;
    if (rest.length > 0) columns[column] = rest;
    else if (isPlain) delete columns[column];
    else columns[column] = { field: "custom" };
    for (const address of addresses)
      parts[`${name}: ${column} of ${address}`] = suppression(what, address, {
        when: { column, is: wordsOf(target) },
        reason: `“${column}” in ${name}`,
      });
    if (addresses.length > 0 && rest.length === 0 && isPlain) ignored.push(column);
  }
  return { ...recognised, module: { ...module, columns, parts, ignored } };
}

function targetsOf(given: Targets): Target[] {
  return [given].flat().map((target) => (typeof target === "string" ? { field: target } : target));
}

/** The columns of a map that hold addresses which an opt-out is about. */
export function addressesOf({ columns }: Pick<ModuleMap, "columns">, what: OptOut): string[] {
  const fields: readonly string[] = optOuts[what];
  return Object.entries(columns).flatMap(([column, given]) =>
    targetsOf(given).some(({ field }) => fields.includes(field)) ? [column] : [],
  );
}

/** The words that say it: those that mean yes here, or any at all, as where a day says since when. */
function wordsOf({ values, otherwise }: Target): string[] {
  const said = Object.entries(values ?? {}).flatMap(([word, ours]) => (ours === "true" ? [word] : []));
  const no = new Set(
    Object.entries(values ?? {}).flatMap(([word, ours]) => (ours === "false" ? [word.toLowerCase()] : [])),
  );
  if (otherwise === "true" && no.size === 0) return ["*"];
  return [...said, ...[...yesWords].filter((word) => !no.has(word))];
}

function suppression(
  what: OptOut,
  address: string,
  { when, reason }: { when: PartMap["when"]; reason: string },
): PartMap {
  return {
    kind: "suppression",
    when,
    id: [address],
    name: [],
    columns: { [address]: "address" },
    links: {},
    always: { channel: what === "no_mail" ? "mail" : "phone", reason },
    usually: {},
    party: [],
  };
}
