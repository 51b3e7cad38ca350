import type { AgreementAnswer } from "../../../../../contract/data-quality/imports/import-answers.ts";
import {
  isAgreement,
  isWish,
  type Wish,
  wishes,
} from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { fold } from "../../recognition/header-words.ts";
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
  const stated = saidWhen(module);
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
      else if (isBeside ? day !== undefined : stated.yes !== undefined) {
        const days = isBeside ? { yes: day, no: day } : stated;
        Object.assign(parts, latestWord(part, withdrawal(what, address, said), { column, target, days }));
      } else parts[part] = withdrawal(what, address, said);
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
function dayOf({ columns }: ModuleMap): Dated | undefined {
  for (const [column, given] of Object.entries(columns))
    for (const target of asTargets(given)) if (days.has(target.field)) return { column, target };
  return undefined;
}

const ofAgreement =
  /(?<!\p{L})(consent|opt[ _-]?ins?|newsletter|marketing|gdpr|dsgvo|rgpd|permission|agree(d|ment)?|einwilligung|zustimmung|werbeeinwilligung|consentement|consentimiento|consenso|consentimento|toestemming|zgoda|zgody|samtycke|samtykke|suostumus|souhlas|hozzajarulas|riza|privola)(?!\p{L})/u;
const ofYesAlone =
  /(?<!\p{L})(opt[ _-]?ins?|subscri\p{L}*|granted|given|erteilt|gegeben|agreed|accepted|abonne\p{L}*|inscri\p{L}*|signed ?up|sign ?up|angemeldet|anmeldung|confirmed|bestatigt)(?!\p{L})/u;

/**
 * The column that says when somebody agreed or did not, in a list of customers. One that is called after a yes (`Opt-in date`) says nothing of
 * when somebody said no: that is as new as the list itself.
 */
function saidWhen({ columns }: ModuleMap): { yes?: Dated; no?: Dated } {
  for (const [column, given] of Object.entries(columns)) {
    const name = fold(column).replaceAll("_", " ");
    const target = asTargets(given).find(
      (one) => one.field === "custom" && "type" in one && (one.type === "day" || one.type === "instant"),
    );
    if (target === undefined || !ofAgreement.test(name)) continue;
    const { dateOrder, epoch } = target;
    const dated = {
      column,
      target: { field: "stated_at", ...(dateOrder && { dateOrder }), ...(epoch && { epoch }) },
    };
    return ofYesAlone.test(name) ? { yes: dated } : { yes: dated, no: dated };
  }
  return {};
}

type Dated = { column: string; target: Target };

/** Rows of one buyer that say no, and rows that say yes: the latest of each stays, and the later of both holds. */
function latestWord(
  part: string,
  no: PartMap,
  {
    column,
    target,
    days,
  }: { column: string; target: Target; days: { yes?: Dated | undefined; no?: Dated | undefined } },
): Record<string, PartMap> {
  const agreed = `${part}, agreed`;
  const dated = (day: Dated | undefined) =>
    day === undefined
      ? no
      : { ...no, columns: { ...no.columns, [day.column]: { ...day.target, field: "stated_at" } } };
  const { unless: _, usually: __, ...yes } = dated(days.yes);
  const words = [...agreementOf(column, target).yes].filter((word) => target.values?.[word] !== "");
  return {
    [part]: { ...dated(days.no), unlessLater: agreed },
    // A yes without a day says nothing of whether it came before a no.
    [agreed]: {
      ...yes,
      usually: {},
      when: { column, is: words },
      unless: [{ column: days.yes?.column ?? column, is: [""] }],
      always: { ...no.always, state: "granted" },
    },
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
