import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  ImportProfile,
  type ImportProfileGiven,
} from "../../contract/data-quality/imports/import-mapping.ts";
import type { Exported } from "../harness/export-company.ts";

const columns = [
  ...["Id", "First Name", "Last Name", "Company", "Mail", "Phone", "Street", "Postcode", "City", "Country"],
  ...["Owner", "Created", "Newsletter", "Shoe size"],
];

/** How a steward would have it read: everybody a customer, two columns kept as fields of the workspace. */
const mapping: ImportProfileGiven = {
  source: "bench-people",
  dateOrder: "day-first",
  country: "DE",
  modules: {
    Sellers: {
      kind: "user",
      header: ["Seller", "Seller Mail"],
      id: ["Seller"],
      name: ["Seller"],
      columns: { Seller: "name", "Seller Mail": "mail" },
    },
    People: {
      kind: "person",
      header: ["First Name", "Last Name", "Shoe size"],
      id: ["Id"],
      columns: {
        "First Name": "given_name",
        "Last Name": "family_name",
        Mail: "mail",
        Phone: "phone",
        Street: "line1",
        Postcode: "postcode",
        City: "city",
        Country: "country",
        Created: "created_at",
      },
      links: { owner: { column: "Owner", to: "Sellers", by: "name" } },
      always: { role: "customer", stage: "customer" },
    },
  },
};

const given = "Anna Bernd Carla David Emma Farid Greta Hans Ines Jonas Katrin Lars Mia Nils Olga Paul".split(
  " ",
);
const parts = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve".split(
  " ",
);
const towns = ["Berlin", "Hamburg", "München", "Köln", "Leipzig"];
const sellers = 20;

/** Writes a file of so many people, always the same, and one of the sellers they belong to. */
export async function writePeople(folder: string, count: number): Promise<Exported> {
  const people = join(folder, "People.csv");
  await pipeline(Readable.from(peopleText(count)), createWriteStream(people));
  const lines = Array.from({ length: sellers }, (_, at) => `Seller ${at},seller-${at}@bench.example`);
  const list = join(folder, "Sellers.csv");
  await writeFile(list, ["Seller,Seller Mail", ...lines].join("\n"));
  const map = join(folder, "..", "bench-people-map.json");
  await writeFile(map, JSON.stringify(ImportProfile.parse(mapping)));
  return {
    folder,
    map,
    files: [
      { path: people, columns },
      { path: list, columns: ["Seller", "Seller Mail"] },
    ],
  };
}

function* peopleText(count: number): Generator<string> {
  let text = `${columns.join(",")}\n`;
  // A linear congruence: the same people on every machine.
  let state = 12_345;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  const one = (words: readonly string[]) => words[below(words.length)] ?? "";
  const name = (syllables: number) => {
    const word = Array.from({ length: syllables }, () => one(parts)).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const two = (number: number) => String(number).padStart(2, "0");
  for (let at = 1; at <= count; at++) {
    const [first, last] = [one(given), name(3)];
    const mail = `${first}.${last}.${at}@${one(parts)}${one(parts)}.example`.toLowerCase();
    const created = `20${10 + below(15)}-${two(1 + below(12))}-${two(1 + below(28))} ${two(below(24))}:00:00`;
    text += `P${at},${first},${last},${name(2)} GmbH,${mail},+4930${10_000_000 + at},`;
    text += `${name(2)}straße ${1 + below(200)},${10_000 + below(89_999)},${one(towns)},Germany,`;
    text += `Seller ${below(sellers)},${created},${below(2) ? "yes" : "no"},${36 + below(12)}\n`;
    if (text.length < 262_144) continue;
    yield text;
    text = "";
  }
  yield text;
}
