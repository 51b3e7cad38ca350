import { describe, expect, it } from "vitest";
import { Intake } from "./intake.ts";
import type { Evidence } from "./judge.ts";
import { match } from "./match.ts";
import type { Kind, Role } from "./roles.ts";

const people: Role[] = [
  "givenName",
  "familyName",
  "email",
  "phone",
  "street",
  "postcode",
  "city",
  "birthDate",
];
const [given, family, towns, streets] = [
  [
    "Anna",
    "Boris",
    "Carla",
    "Dimitri",
    "Elena",
    "Farid",
    "Greta",
    "Hamid",
    "Ines",
    "Jonas",
    "Katya",
    "Lars",
    "Mira",
    "Nils",
    "Olga",
    "Pavel",
  ],
  [
    "Abbott",
    "Brandt",
    "Castillo",
    "Dubois",
    "Eriksson",
    "Ferrari",
    "Grabowski",
    "Hoffmann",
    "Ivanenko",
    "Janssen",
    "Kowalski",
    "Lindqvist",
  ],
  ["Leeds", "Lyon", "Bremen", "Gdynia", "Malmo"],
  ["Mill Lane", "Station Road", "Rue Pasteur", "Hafenweg", "Via Roma", "Kungsgatan"],
];

/** 300 people (or as many as are asked for) who share nothing but what chance gives them, then those of the case. */
async function among(rows: readonly (readonly string[])[], strangers = 300) {
  const intake = new Intake("person", { columns: people, dayFirst: true });
  for (let i = 0; i < strangers; i++) intake.add(stranger(i));
  for (const row of rows) intake.add(row);
  const matching = await match(intake.done(), { mode: "dedupe", threads: 1 });
  const group = (row: number) => matching.groupOf[strangers + row];
  const between = (a: number, b: number) =>
    Iterator.from(matching.pairs).find((pair) => pair.a === strangers + a && pair.b === strangers + b);
  return { matching, group, between };
}

function stranger(i: number): string[] {
  const pick = (list: readonly string[], by: number) => list[(i * by + 3) % list.length] ?? "";
  const [g, f] = [pick(given, 7), pick(family, 5)];
  const year = 1940 + ((i * 17) % 60);
  return [
    g,
    f,
    `${g}.${f}${i}@example.org`.toLowerCase(),
    `0${200 + (i % 70)} ${1_000_000 + i * 7919}`,
    `${(i % 90) + 1} ${pick(streets, 11)}`,
    `${10_000 + ((i * 37) % 800)}`,
    pick(towns, 3),
    `${year}-${String((i % 12) + 1).padStart(2, "0")}-${String((i % 27) + 1).padStart(2, "0")}`,
  ];
}

describe("people", () => {
  it("is the same whose name was mistyped, whose phone is written another way, and whose address agrees", async () => {
    const { group, between, matching } = await among([
      ["Margarethe", "Osterkamp", "", "+49 421 5550147", "Hafenweg 12", "28195", "Bremen", "1971-03-08"],
      [
        "Margarete",
        "Osterkamp",
        "m.osterkamp@example.net",
        "0421 5550147",
        "Hafenweg 12",
        "28195",
        "Bremen",
        "",
      ],
    ]);
    expect(group(1)).toBe(group(0));
    expect(between(0, 1)).toMatchObject({ outcome: "same" });
    const evidence = matching.explain(300, 301);
    expect(evidence.find(({ comparison }) => comparison === "phone")).toMatchObject({ level: "same" });
    expect(evidence.find(({ comparison }) => comparison === "given name")?.level).not.toBe("different");
  });

  it("in a file of five is found by what few have elsewhere, though two are nearly half of the file", async () => {
    const { group, between } = await among(
      [
        ["Lukasz", "Kowalski", "lukasz.kowalski@wp.example", "601 234567", "", "", "Gdynia", "1984-03-12"],
        ["Lukasz", "Kowalsky", "", "601 234567", "", "", "Gdynia", "1984-03-12"],
        ["Anna", "Nowak", "anna.nowak@onet.example", "", "", "", "Leeds", "1990-02-01"],
        ["Ann", "Nowak-Wilk", "anna.nowak@onet.example", "", "", "", "Leeds", "1990-02-01"],
      ],
      1,
    );
    expect([between(0, 1)?.outcome, between(2, 3)?.outcome]).toEqual(["same", "same"]);
    expect([group(0), group(2)]).toEqual([group(1), group(3)]);
    expect(group(2)).not.toBe(group(0));
  });

  it("of one household is related, not the same, however much the house shares", async () => {
    const { group, between } = await among([
      [
        "Ruth",
        "Osterkamp",
        "ruth.osterkamp@gmx.de",
        "0421 5550147",
        "Hafenweg 12",
        "28195",
        "Bremen",
        "1971-03-08",
      ],
      [
        "Stefan",
        "Osterkamp",
        "stefan.osterkamp@web.de",
        "0421 5550147",
        "Hafenweg 12",
        "28195",
        "Bremen",
        "1968-11-30",
      ],
    ]);
    expect(group(1)).not.toBe(group(0));
    expect(between(0, 1)).toMatchObject({ outcome: "related", relation: "household" });
  });

  it("born on one day in one family under another name is a twin, and no second record", async () => {
    const home = ["0421 5550147", "Hafenweg 12", "28195", "Bremen", "1991-03-08"];
    const { group, between } = await among([
      ["Ruth", "Osterkamp", "", ...home],
      ["Stefan", "Osterkamp", "", ...home],
      ["Stephan", "Osterkamp", "", ...home],
    ]);
    expect(group(1)).not.toBe(group(0));
    expect(group(2)).toBe(group(1));
    expect(between(0, 1)).toMatchObject({ outcome: "related", relation: "twins" });
  });

  it("in characters and in letters is told by what else is known, for a name of Japan is read as in China", async () => {
    const born = ["0421 5550147", "Hafenweg 12", "28195", "Bremen", "1971-03-08"];
    const { group } = await among([
      ["さくら", "田中", "", ...born],
      ["Sakura", "Tanaka", "", ...born],
    ]);
    expect(group(1)).toBe(group(0));
  });

  it("that stands in a record with somebody else is related to it, and two such records are one", async () => {
    const home = ["", "0421 5550147", "Hafenweg 12", "28195", "Bremen", ""];
    const { group, between } = await among([
      ["Stefan und Ruth", "Osterkamp", ...home],
      ["Ruth & Stefan", "Osterkamp", ...home],
      ["Stefan", "Osterkamp", ...home],
    ]);
    expect(group(1)).toBe(group(0));
    expect(group(2)).not.toBe(group(0));
    expect(between(0, 2)).toMatchObject({ outcome: "related", relation: "household" });
  });

  it("of one name and one house, each with a mail address, stay two until something of their own says more", async () => {
    const house = ["42 Rue Pasteur", "30096", "Lyon"];
    const father = ["Ruth", "Quillfeather", "ruth.quillfeather@gmx.example", "", ...house, ""];
    const daughter = ["Ruth", "Quillfeather", "ruth.q77@orange.example", "", ...house, ""];
    const apart = await among([father, daughter]);
    expect(apart.group(1)).not.toBe(apart.group(0));
    expect(apart.between(0, 1)).toBeDefined();
    const together = await among([father, daughter].map((row) => row.with(3, "0421 5550147")));
    expect(together.group(1)).toBe(together.group(0));
    const [son, namesake] = [father.with(2, ""), daughter].map((row) =>
      row.with(0, "Anna").with(1, "Hoffmann"),
    );
    const alike = await among([son ?? [], namesake ?? []]);
    expect(alike.group(1)).toBe(alike.group(0));
    const suffixed = await among([son?.with(1, "Hoffmann Jr") ?? [], namesake ?? []]);
    expect(suffixed.group(1)).not.toBe(suffixed.group(0));
  });

  it("is found behind swapped names and a short form", async () => {
    const { group } = await among([
      ["Robert", "Quillfeather", "", "", "4 Mill Lane", "LS1 4AB", "Leeds", "1980-02-14"],
      ["Quillfeather", "Bob", "", "", "4 Mill Lane", "LS1 4AB", "Leeds", "1980-02-14"],
    ]);
    expect(group(1)).toBe(group(0));
  });

  it("whose names were swapped gets one answer, whichever of the two records came first", async () => {
    const rows = [
      ["Margarethe", "Osterkamp", "", "", "Hafenweg 12", "28195", "Bremen", ""],
      ["Osterkamp", "Margarete", "", "", "Hafenweg 12", "28195", "Bremen", ""],
      ["Margarethe", "Osterkamp", "", "", "", "", "Lyon", ""],
    ];
    const straight = await among(rows);
    const reversed = await among(rows.toReversed());
    const levels = (found: readonly Evidence[]) => found.map(({ comparison, level }) => [comparison, level]);
    const found = levels(straight.matching.explain(300, 301));
    expect(found).toContainEqual(["family name", "same"]);
    expect(found).toContainEqual(["given name", "typing error"]);
    expect(levels(reversed.matching.explain(302, 301))).toEqual(found);
  });

  it("gets one answer in whatever order the records come, and whoever asks first", async () => {
    const rows = [
      ["Margarethe", "Osterkamp", "", "+49 421 5550147", "Hafenweg 12", "28195", "Bremen", "1971-03-08"],
      [
        "Margarete",
        "Osterkamp",
        "m.osterkamp@example.net",
        "0421 5550147",
        "Hafenweg 12",
        "28195",
        "Bremen",
        "",
      ],
      ["M.", "Osterkamp", "m.osterkamp@example.net", "", "", "", "", ""],
    ];
    const straight = await among(rows);
    const reversed = await among([...rows].reverse());
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      expect(reversed.group(2 - a) === reversed.group(2 - b)).toBe(straight.group(a) === straight.group(b));
      expect(straight.matching.explain(300 + a, 300 + b)).toEqual(
        straight.matching.explain(300 + b, 300 + a),
      );
    }
  });
});

describe("organisations", () => {
  const columns: Role[] = [
    "organisation",
    "website",
    "phone",
    "street",
    "postcode",
    "city",
    "country",
    "taxId",
  ];
  async function companies(rows: readonly (readonly string[])[], kind: Kind = "organisation") {
    const intake = new Intake(kind, { columns, dayFirst: true });
    for (let i = 0; i < 300; i++) {
      const name = `${given[(i * 7) % 16]} ${family[(i * 5) % 12]} ${["Foods", "Logistics", "Dental", "Timber"][i % 4]} ${i % 2 === 0 ? "Ltd" : "GmbH"}`;
      intake.add([
        name,
        `www.${name.toLowerCase().replaceAll(" ", "")}${i}.com`,
        `0${300 + (i % 60)} ${2_000_000 + i * 7907}`,
        `${(i % 80) + 1} ${streets[(i * 11) % 6]}`,
        `${20_000 + ((i * 41) % 700)}`,
        towns[(i * 3) % 5] ?? "",
        "GB",
        "",
      ]);
    }
    for (const row of rows) intake.add(row);
    return match(intake.done(), { mode: "dedupe", threads: 1 });
  }

  it("is the same behind another legal form's spelling and a cut name", async () => {
    const { groupOf } = await companies([
      [
        "Teleform Marine Limited",
        "teleform.com",
        "0137 134 4907",
        "23 Maxworthy Street",
        "CM8 2JS",
        "Derby",
        "GB",
        "GB579228422",
      ],
      [
        "TELEFORM MARINE LTD.",
        "",
        "+44 137 134 4907",
        "23 Maxworthy St",
        "CM82JS",
        "Derby",
        "GB",
        "GB 579228422",
      ],
    ]);
    expect(groupOf[301]).toBe(groupOf[300]);
  });

  it("of one group is related: the same name and domain, another country and tax number", async () => {
    const { groupOf, pairs } = await companies([
      [
        "Teleform Marine Ltd",
        "teleform.com",
        "0137 134 4907",
        "23 Maxworthy Street",
        "CM8 2JS",
        "Derby",
        "GB",
        "GB579228422",
      ],
      [
        "Teleform Marine Deutschland GmbH",
        "teleform.com",
        "040 5550199",
        "Hafenweg 5",
        "20457",
        "Hamburg",
        "DE",
        "DE811907980",
      ],
    ]);
    expect(groupOf[301]).not.toBe(groupOf[300]);
    expect(Iterator.from(pairs).find((pair) => pair.a === 300 && pair.b === 301)).toMatchObject({
      outcome: "related",
      relation: "group",
    });
  });
});

it("organisations of which only the website is known go by their domain, pages at a shared host by nothing", async () => {
  const intake = new Intake("organisation", { columns: ["website", "country"], dayFirst: true });
  const name = (i: number) => `${family[i % 12]}${given[(i * 5) % 16]}${i}`.toLowerCase();
  for (let i = 0; i < 300; i++) intake.add([`https://www.${name(i)}.com/en`, "GB"]);
  for (let i = 0; i < 60; i++) intake.add([`shop.${name(i)}.com`, ""]);
  for (let i = 0; i < 3; i++) intake.add(["https://www.linkedin.com/company/somebody", "GB"]);
  const { groupOf, pairs } = await match(intake.done(), { mode: "dedupe", threads: 1 });
  expect(groupOf[307]).toBe(groupOf[7]);
  expect(groupOf[8]).not.toBe(groupOf[7]);
  expect(groupOf[361]).not.toBe(groupOf[360]);
  expect([...pairs].some(({ isAutomatic }) => isAutomatic)).toBe(false);
});

it("two files are linked: within a file nothing is the same", async () => {
  const intake = new Intake("person", { columns: people, dayFirst: true });
  for (let i = 0; i < 200; i++) intake.add(stranger(i), 0);
  for (let i = 0; i < 200; i++) intake.add(stranger(i), 1);
  intake.add(stranger(5), 1);
  const { groupOf, pairs } = await match(intake.done(), { mode: "link", threads: 1 });
  for (const { a, b } of pairs) expect(a < 200 && b >= 200).toBe(true);
  expect(groupOf[7]).toBe(groupOf[207]);
  expect(groupOf[205] === groupOf[400]).toBe(false);
});

describe("whoever stands there several times", () => {
  const osterkamp = ["Margarethe", "Osterkamp"];
  const rows = (owner: number): (readonly [string[], number])[] => [
    [[...osterkamp, "m.osterkamp@example.net", "", "Hafenweg 12", "28195", "Bremen", "1971-03-08"], owner],
    [
      [...osterkamp, "margarethe@werft.example", "", "Kirchplatz 3", "17489", "Greifswald", "1971-03-08"],
      owner,
    ],
    [["M", "Osterkamp", "margarethe@werft.example", "", "", "17489", "Greifswald", ""], owner + 1],
    [["Ruth", "Osterkamp", "", "", "Kirchplatz 3", "17489", "Greifswald", "1995-11-20"], owner + 2],
  ];
  const matched = async (settled: Parameters<typeof match>[1]["settled"] = []) => {
    const intake = new Intake("person", { columns: people, dayFirst: true });
    for (let i = 0; i < 300; i++) intake.add(stranger(i), 0, i);
    for (const [row, owner] of rows(300)) intake.add(row, 0, owner);
    const prepared = intake.done();
    return { prepared, ...(await match(prepared, { mode: "dedupe", threads: 1, settled })) };
  };

  it("is one, found by either of its addresses, and counts once", async () => {
    const { prepared, groupOf, pairs, records, explain } = await matched();
    expect(records).toBe(303);
    const own = [...pairs].filter(({ a, b }) => a >= 300 && b >= 300);
    expect(own.find(({ a, b }) => a === 300 && b === 301)).toMatchObject({ outcome: "same" });
    expect(own.every(({ a, b }) => a < b)).toBe(true);
    expect(groupOf[301]).toBe(groupOf[300]);
    expect(groupOf[302]).not.toBe(groupOf[300]);
    expect(explain(300, 301)).toContainEqual(
      expect.objectContaining({ comparison: "mail address", level: "same" }),
    );
    const { family } = prepared.columns;
    expect(family.counts[family.ids[300] as number]).toBe(3);
    expect(prepared.addressHolders[301]).toBe(2);
  });

  it("stays apart from, or with, whom that was settled with", async () => {
    const { groupOf } = await matched([
      { a: 300, b: 301, is: "different" },
      { a: 300, b: 302, is: "same" },
    ]);
    expect(groupOf[301]).not.toBe(groupOf[300]);
    expect(groupOf[302]).toBe(groupOf[300]);
  });
});
