import { newId } from "../server/plumbing/ids.ts";
import { aCluster, aContact, anInvoice, aPair, aParty, aValue } from "./builders.ts";
import { dice } from "./dice.ts";
import type { TestDatabase } from "./harness/database.ts";

type Said = { mail?: string; phone?: string; line1?: string; postcode?: string; city?: string };

const trades = [
  "Handels",
  "Maschinenbau",
  "Spedition",
  "Elektro",
  "Verlag",
  "Werft",
  "Bau",
  "Möbel",
] as const;
const towns = [
  ["24103", "Kiel"],
  ["20095", "Hamburg"],
  ["28195", "Bremen"],
  ["18055", "Rostock"],
] as const;
const givens = ["Anna", "Bernd", "Clara", "Deniz", "Elif", "Frieda", "Georg", "Hanne"] as const;
const families = ["Petersen", "Maier", "Öztürk", "Schmidt", "Lüders", "Jansen"] as const;

/**
 * Pairs as a search finds them, each of two records made here: organisations that are the same, people of one household,
 * and each tenth a cluster of four with three pairs. For tests of the review, which needs no search.
 * @returns how many pairs are open
 */
export async function lookalikes(database: TestDatabase, count: number): Promise<number> {
  const roll = dice(7);
  const of = <T>(all: readonly T[]) => all[roll(all.length)] as T;
  let open = 0;
  for (let no = 0; open < count; no++) {
    const [postcode, city] = of(towns);
    const place = { line1: `Hafenstraße ${no + 1}`, postcode, city };
    if (no % 10 === 5 && count - open >= 3) open += await aGroup(database, no, place);
    else if (no % 3 === 2)
      open += await aHousehold(database, of(givens), of(givens), of(families), no, place);
    else open += await aTwin(database, `${of(families)} ${of(trades)}`, no, place);
  }
  return open;
}

async function aTwin(database: TestDatabase, stem: string, no: number, place: Said): Promise<number> {
  const phone = `+4943155${String(1000 + no)}`;
  const site = `firma${no}.example`;
  const one = await aParty(database, {
    name: `${stem} GmbH`,
    tax_number: no % 2 === 0 ? `DE8111${String(10_000 + no)}` : null,
    industry: "Manufacturing",
  });
  const other = await aParty(database, {
    name: no % 2 === 0 ? `${stem.toUpperCase()} GMBH` : `${stem.replace("e", "ee")} GmbH & Co. KG`,
    website: `www.${site}`,
    created_at: "2025-06-01T09:00:00Z",
  });
  await say(database, one, { mail: `info@${site}`, phone, ...place });
  await say(database, other, {
    mail: no % 4 === 0 ? `info@${site}` : `einkauf@${site}`,
    phone: no % 4 === 3 ? `+4943155${String(2000 + no)}` : phone,
    ...place,
    line1: no % 5 === 0 ? `Hafenstr. ${no + 1}` : `Hafenstraße ${no + 11}`,
  });
  await anInvoice(database, one, "2025-11-03", [{ list: 1000 + no }]);
  await aValue(database, one, { revenue: 12_000 + no * 10 });
  if (no % 2 === 0) await aContact(database, other, "2026-02-06");
  await aPair(database, one, other, {
    band: no % 2 === 0 ? "sure" : "likely",
    probability: no % 2 === 0 ? 0.9998 : 0.93,
    weight: no % 2 === 0 ? 12.3 : 3.7,
    rank: 1000 - no,
    evidence: JSON.stringify([
      {
        comparison: "name",
        finding: no % 2 === 0 ? "same letters" : "typing error",
        bits: no % 2 === 0 ? 9.4 : 6.1,
      },
      {
        comparison: "legal form",
        finding: no % 2 === 0 ? "same" : "different",
        bits: no % 2 === 0 ? 0.4 : -1.2,
      },
      { comparison: "domain", finding: "same", bits: 10.2 },
      { comparison: "phone", finding: no % 4 === 3 ? "different" : "same", bits: no % 4 === 3 ? -1.8 : 11.6 },
      {
        comparison: "place",
        finding: no % 5 === 0 ? "same address" : "same city, other street",
        bits: no % 5 === 0 ? 8.1 : -2.9,
      },
    ]),
  });
  return 1;
}

async function aHousehold(
  database: TestDatabase,
  given: string,
  otherGiven: string,
  family: string,
  no: number,
  place: Said,
): Promise<number> {
  const names = [given, otherGiven === given ? `${given}a` : otherGiven];
  const ids: string[] = [];
  for (const [at, name] of names.entries()) {
    const partyId = await aParty(database, {
      kind: "person",
      name: `${name} ${family}`,
      given_name: name,
      family_name: family,
    });
    await say(database, partyId, {
      phone: `+4943177${1000 + no}`,
      mail: `${name.toLowerCase()}${at}@post.example`,
      ...place,
    });
    ids.push(partyId);
  }
  const [one = "", other = ""] = ids;
  await aPair(database, one, other, {
    kind: "person",
    outcome: "related",
    relation: "household",
    band: "possible",
    probability: 0.04,
    weight: -4.6,
    rank: 1000 - no,
    evidence: JSON.stringify([
      { comparison: "given name", finding: "different", bits: -6.2 },
      { comparison: "family name", finding: "same", bits: 7.3 },
      { comparison: "phone", finding: "same", bits: 11.1 },
      { comparison: "place", finding: "same address", bits: 7.9 },
      { comparison: "mail address", finding: "different", bits: -0.9 },
    ]),
  });
  return 1;
}

async function aGroup(database: TestDatabase, no: number, place: Said): Promise<number> {
  const ids: string[] = [];
  for (const name of [
    `Reederei Nord ${no}`,
    `Reederei Nord ${no} GmbH`,
    `Reederei-Nord ${no}`,
    `Reederei Nord ${no} Süd`,
  ]) {
    const partyId = await aParty(database, { name });
    await say(database, partyId, { phone: `+4943199${1000 + no}`, ...place });
    ids.push(partyId);
  }
  await aCluster(database, ...ids);
  for (let at = 1; at < ids.length; at++)
    await aPair(database, ids[at - 1] ?? "", ids[at] ?? "", {
      rank: 1000 - no - at / 10,
      evidence: JSON.stringify([
        {
          comparison: "name",
          finding: at === 3 ? "a place or group word more" : "much alike",
          bits: at === 3 ? 1.4 : 7.7,
        },
        { comparison: "phone", finding: "same", bits: 10.4 },
      ]),
    });
  return ids.length - 1;
}

async function say(database: TestDatabase, partyId: string, said: Said): Promise<void> {
  const points = [
    ...(said.mail ? [{ kind: "mail", raw: said.mail, normalised: said.mail }] : []),
    ...(said.phone
      ? [{ kind: "phone", raw: said.phone.replace("+49431", "0431 "), normalised: said.phone }]
      : []),
    { kind: "address", raw: said.city ?? "", ...said, country: "DE" },
  ].map((point) => ({ ...point, id: newId() }));
  await database.sql`
    insert into contact_point (party_id, contact_point_id, kind, raw, normalised, line1, postcode, city, country)
    select ${partyId}, id, kind, raw, normalised, line1, postcode, city, country
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as said (
      id uuid, kind text, raw text, normalised text, line1 text, postcode text, city text, country text
    )`;
  await database.sql`
    insert into lookup (kind, value, party_id)
    select kind, normalised, party_id
    from contact_point
    where party_id = ${partyId} and kind in ('mail', 'phone')`;
}
