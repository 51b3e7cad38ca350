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
 * A column that says what somebody wishes: of who doesn't want to be reached (`no_mail`) it makes suppressions of the addresses in
 * the row, of who agreed and said no (`may_phone`) consents that are withdrawn, since whoever takes no newsletter is still written
 * to about an order. Where the row has no column for such an address, the column is kept as it is.
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
  const day = dayOf(module);
  const columns = { ...module.columns };
  const parts = { ...module.parts };
  const ignored = [...module.ignored];
  for (const { column, target, what } of said) {
    const addresses = addressesIn(module, name, what);
    const rest = asTargets(columns[column] ?? []).filter(({ field }) => field !== what);
    // What says more than an opt-out stays with the record as well; who agreed is worth knowing too.
    const isPlain = target.values === undefined && target.otherwise === undefined && !isAgreement(what);
    if (rest.length > 0) columns[column] = rest;
    else if (isPlain) delete columns[column];
    else columns[column] = { field: "custom", ...(isAgreement(what) && !target.values && { type: "yes" }) };
    const said = { ...whoWishes(column, target), inWords: `“${column}” in ${name}` };
    for (const address of addresses) {
      const part = `${name}: ${column} of ${address.column}`;
      const isBeside = address.of !== name && address.id.length > 0;
      if (!isAgreement(what)) parts[part] = suppression(what, address.column, said);
      else if (isBeside && day !== undefined)
        Object.assign(parts, latestWord(part, withdrawal(what, address, said), { column, target, day }));
      else parts[part] = withdrawal(what, address, said);
    }
    if (addresses.length > 0 && rest.length === 0 && isPlain) ignored.push(column);
  }
  return { ...recognised, module: { ...module, columns, parts, ignored }, agreements };
}

function answered(target: Target, unsaid: AgreementAnswer | undefined): Target {
  const isOpen = isAgreement(target.field) && target.otherwise === undefined && unsaid !== undefined;
  return isOpen ? { ...target, otherwise: otherwiseOf[unsaid] } : target;
}

/** The columns of a map that hold addresses which a wish is about, of the record itself and of whoever stands beside it. */
export function addressesOf(map: Pick<ModuleMap, "columns" | "parts">, what: Wish): string[] {
  return addressesIn({ ...map, id: [] }, "", what).map(({ column }) => column);
}

/** Where an address stands, and whose it is: the module's or the part's, by the columns of its id. */
type Address = { column: string; of: string; id: string[] };

function addressesIn(
  { id, columns, parts }: Pick<ModuleMap, "id" | "columns" | "parts">,
  name: string,
  what: Wish,
): Address[] {
  const fields: readonly string[] = wishes[what];
  const maps = [{ of: name, id, columns }, ...Object.entries(parts).map(([of, part]) => ({ of, ...part }))];
  const found = maps.flatMap((map) =>
    Object.entries(map.columns).flatMap(([column, given]) =>
      asTargets(given).some(({ field }) => fields.includes(field))
        ? [{ column, of: map.of, id: [...map.id] }]
        : [],
    ),
  );
  return [...new Map(found.reverse().map((address) => [address.column, address])).values()].reverse();
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

type Said = Pick<PartMap, "when" | "unless"> & { inWords: string };

const channelOf = (what: Wish) => (what.endsWith("_mail") ? "mail" : "phone");

function suppression(what: Wish, address: string, { inWords: reason, ...which }: Said): PartMap {
  return {
    kind: "suppression",
    ...which,
    id: [address],
    name: [],
    columns: { [address]: "address" },
    links: {},
    always: { channel: channelOf(what), reason },
    usually: {},
    party: [],
  };
}

const days = new Set(["issued_at", "received_on", "started_at", "opened_at", "valid_from"]);

/** The column of the day on which a row was written, and how it is read. */
function dayOf({ columns }: ModuleMap): { column: string; target: Target } | undefined {
  for (const [column, given] of Object.entries(columns))
    for (const target of asTargets(given)) if (days.has(target.field)) return { column, target };
  return undefined;
}

/** Rows of one buyer that say no, and rows that say yes: the latest of them counts. */
function latestWord(
  part: string,
  no: PartMap,
  { column, target, day }: { column: string; target: Target; day: NonNullable<ReturnType<typeof dayOf>> },
): Record<string, PartMap> {
  const agreed = `${part}, agreed`;
  const dated = { ...no, columns: { ...no.columns, [day.column]: { ...day.target, field: "stated_at" } } };
  const { unless: _, ...yes } = dated;
  const words = [...agreementOf(column, target).yes].filter((word) => target.values?.[word] !== "");
  return {
    [part]: { ...dated, unlessLater: agreed },
    [agreed]: { ...yes, when: { column, is: words }, always: { ...no.always, state: "granted" } },
  };
}

/** That somebody doesn't agree. Rows without an id are found by the address. */
function withdrawal(what: Wish, { column, of, id }: Address, { inWords: source, ...which }: Said): PartMap {
  const isNamed = id.length > 0;
  return {
    kind: "consent",
    ...which,
    id: isNamed ? id : [column],
    name: [],
    columns: { [column]: "address" },
    links: { party: { column: isNamed ? id : [column], to: of, by: isNamed ? "id" : "reach", none: [] } },
    always: { purpose: "marketing", channel: channelOf(what), state: "withdrawn", source },
    usually: { stated_at: "today" },
    party: ["party"],
  };
}
