import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./match.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-cli-match-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** What the command says to people, and its document. */
async function match(...args: string[]) {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: the document is looked at field by field
  let document: any;
  await run(args, {
    json: false,
    say: (line) => void lines.push(line),
    answer: (answer) => {
      document = answer;
    },
  });
  return { text: lines.join("\n"), answer: document };
}

function rowsOf(path: string): string[][] {
  const lines = readFileSync(path, "utf8").trimEnd().split("\r\n");
  return lines.map((line) => line.split(","));
}

const header = "Kundennummer;Vorname;Nachname;Geburtsdatum;E-Mail;Telefon;Strasse;PLZ;Ort";
const people = [
  "K1;Zoë;Müller;31.12.1990;zoe.mueller@post.example;030 1234567;Lindenweg 4;10115;Berlin",
  "K2;Jan;Ødegård;01.02.1980;jan@odegard.example;040 7654321;Hafenstraße 17;20457;Hamburg",
  "K3;Pierre;Lefèvre;14.07.1975;p.lefevre@maison.example;0221 998877;Domgasse 2;50667;Köln",
  "K4;Aylin;Yıldız;23.04.1999;aylin.y@yildiz.example;089 555123;Isarufer 9;80331;München",
  "K5;Zoe;Mueller;31.12.1990;zoe.mueller@post.example;+49 30 1234567;Lindenweg 4;10115;Berlin",
  "K6;Katarzyna;Nowak;02.11.1968;k.nowak@nowak.example;0351 443322;Elbweg 11;01067;Dresden",
];
const ids = "K1 K2 K3 K4 K5 K6".split(" ");
const clusterOf = (id: string) => (id === "K5" ? "K1" : id);

test("which of two files comes first changes nothing", async () => {
  const given = ["Ada", "Ben", "Cora", "Dan", "Eva", "Finn", "Gina", "Hugo", "Ines", "Jon"];
  const family = ["Stone", "Rivers", "Lang", "Kern", "Moreau", "Novak", "Silva"];
  const short = "Nr;Vorname;Nachname;E-Mail;Telefon;Ort";
  const all = Array.from({ length: 70 }, (_, n) => {
    const [first = "", last = ""] = [given[n % 10], family[(n * 3) % 7]];
    return [
      `${n}`,
      first,
      last,
      `${first}.${last}${n}@post.example`,
      `+44 20 7946 ${String(1000 + n)}`,
      "Leeds",
    ];
  });
  const some = all.slice(0, 40).map(([, first = "", last = "", mail = "", phone = "", town = ""], n) => {
    const changed = n % 3 === 0 ? last.slice(0, -1) : last;
    return [`S${n}`, first, changed, n % 4 === 0 ? "" : mail, n % 5 === 0 ? "" : phone, town];
  });
  const one = written("crm.csv", [short, ...all.map((row) => row.join(";"))]);
  const other = written("shop.csv", [short, ...some.toReversed().map((row) => row.join(";"))]);
  const inOrder = (a = "", b = "") => (a < b ? -1 : 1);
  const pairsOf = async (...files: string[]) => {
    const path = join(folder, "pairs-of-two.csv");
    await match(...files, "--pairs", path);
    const [, ...rows] = rowsOf(path);
    const told = rows.map((row) => [[row[2], row[3]].toSorted(inOrder), ...row.slice(4)].join());
    return told.toSorted(inOrder);
  };
  const straight = await pairsOf(one, other);
  expect(straight.length).toBeGreaterThan(30);
  expect(await pairsOf(other, one)).toEqual(straight);
});

test("one file is not written twice, and a column is one thing", async () => {
  const file = written("twice.csv", [header, ...people]);
  const out = join(folder, "both.csv");
  await expect(match(file, "--out", out, "--pairs", out)).rejects.toThrow(/written twice/);
  await expect(match(file, "--map", "Ort=city,Ort=region")).rejects.toThrow(/two things of Ort/);
});

test("a pipe or a device in the place of a file is not waited for", async () => {
  const pipe = join(folder, "pipe.csv");
  execFileSync("mkfifo", [pipe]);
  const file = written("beside.csv", [header, ...people]);
  for (const paths of [[pipe], [file, "/dev/zero"], [file, "--truth", pipe]])
    await expect(match(...paths)).rejects.toThrow(/a folder, a pipe or a device/);
});

test("of a single record it is said that there is none to compare it with", async () => {
  const { text, answer } = await match(written("single.csv", [header, people[0] ?? ""]));
  expect(text).toContain("1 record, and none to compare it with.");
  expect(answer).toMatchObject({ records: 1, candidatePairs: 0, found: { same: 0, clusters: 1 } });
});

test("a table without a header is read whole where its columns are called by their places", async () => {
  const rows = [
    "Ada,Stone,Leeds,0113 4960001",
    "Ada,Stone,Leeds,0113 4960001",
    "Jo,Rivers,York,01904 555012",
  ];
  const file = written("without-header.csv", rows);
  const out = join(folder, "without-header-out.csv");
  await expect(match(file)).rejects.toThrow(/call them by their places/);
  const { answer } = await match(
    file,
    "--map",
    "Column 1=givenName,Column 2=familyName,column 4=phone",
    "--out",
    out,
  );
  expect(answer.records).toBe(3);
  expect(rowsOf(out)).toEqual([
    ["row", "cluster_id"],
    ["1", "1"],
    ["2", "1"],
    ["3", "3"],
  ]);
});

test("vitalfew match answers with one document and asks no database", () => {
  const file = written("people.csv", [header, ...people]);
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "vitalfew.ts"), "match", file, "--json"],
    { env: { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, encoding: "utf8" },
  );
  expect(status).toBe(0);
  expect(Object.keys(JSON.parse(stdout)).slice(0, 10)).toEqual(
    "records candidatePairs completeness pairs clusters autoBand seconds pairsPerSecond peakMemoryMb largestCluster".split(
      " ",
    ),
  );
});

describe("match", () => {
  test("finds who is in a file twice, writes clusters and pairs, and measures itself", async () => {
    const file = written("people.csv", [header, ...people]);
    const [out, pairs] = [join(folder, "clusters.csv"), join(folder, "pairs.csv")];
    const truth = written("truth.csv", ["record_id,entity_id", ...ids.map((id) => `${id},${clusterOf(id)}`)]);
    const { answer, text } = await match(file, "--out", out, "--pairs", pairs, "--truth", truth);
    expect(answer).toMatchObject({
      records: 6,
      completeness: 1,
      pairs: { precision: 1, recall: 1, f1: 1 },
      clusters: { precision: 1, recall: 1, f1: 1 },
      largestCluster: 2,
      columns: [{ file: "people.csv", kind: "person", roles: { Vorname: "givenName", PLZ: "postcode" } }],
    });
    expect(text).toContain("2 records: K1, K5");
    expect(rowsOf(out)).toEqual([["Kundennummer", "cluster_id"], ...ids.map((id) => [id, clusterOf(id)])]);
    const [names, first] = rowsOf(pairs);
    expect(names).toEqual("left_id right_id outcome relation probability automatic evidence".split(" "));
    expect(first?.slice(0, 4)).toEqual(["K1", "K5", "same", ""]);
    expect(Number(first?.[4])).toBeGreaterThan(0.99);
    expect(first?.[6]).toContain("birth date: same (+");
  });

  test("links files: only records of different files are one, unless each may hold duplicates", async () => {
    const one = written("one.csv", [header, ...people.slice(0, 5)]);
    const other = written("other.csv", [
      "first name,surname,dob,email,phone,street,zip,city",
      "Zoë,Müller,1990-12-31,zoe.mueller@post.example,030 1234567,Lindenweg 4,10115,Berlin",
      "Jan,Odegard,1980-02-01,jan@odegard.example,040 7654321,Hafenstrasse 17,20457,Hamburg",
    ]);
    const out = join(folder, "linked.csv");
    const clusters = () => new Map(rowsOf(out).map(([file, id, cluster]) => [`${file} ${id}`, cluster]));
    const { text } = await match(one, other, "--out", out);
    expect(text).toContain("each file taken as free of duplicates");
    const linked = clusters();
    expect(linked.get("file id")).toBe("cluster_id");
    expect(linked.get("other.csv 2")).toBe(linked.get("one.csv K2"));
    expect(linked.get("one.csv K1")).not.toBe(linked.get("one.csv K5"));
    expect([linked.get("one.csv K1"), linked.get("one.csv K5")]).toContain(linked.get("other.csv 1"));
    await match(one, other, "--within", "--out", out);
    const within = clusters();
    expect(within.get("one.csv K1")).toBe(within.get("one.csv K5"));
    expect(within.get("one.csv K1")).toBe(within.get("other.csv 1"));
  });

  test("says that people and organisations are not compared, where one file holds these and the other those", async () => {
    const one = written("staff.csv", ["first name,surname,town", "Zoë,Müller,Kiel", "Jan,Odegard,Kiel"]);
    const other = written("firms.csv", ["company,town", "Nordwind GmbH,Kiel", "Ostwind AG,Kiel"]);
    const { text } = await match(one, other);
    expect(text).toContain("--kind person or --kind organisation takes both as the same");
    const { text: alike } = await match(one, other, "--kind", "person");
    expect(alike).not.toContain("takes both as the same");
  });

  test("says how it took the columns and what to do next, without figures that need a truth", async () => {
    const file = written("shops.csv", ["name,town", "Nordwind,Kiel", "Ostwind,Kiel"]);
    const { text, answer } = await match(file, "--map", "Town=none", "--kind", "organisation");
    expect(text).toMatch(/town +– +you said so/);
    expect(text).toContain("--pairs FILE writes the pairs");
    expect(text).not.toContain("precision");
    expect(answer).toMatchObject({
      completeness: null,
      pairs: null,
      clusters: null,
      autoBand: null,
      related: null,
    });
  });

  test("people and organisations of one file are matched by themselves and answered together", async () => {
    const towns = ["Kiel", "Ulm", "Graz", "Bern", "Lyon", "Turin", "Porto", "Gent"];
    const others = towns.flatMap((town, at) => [
      `c${at},company,${town}er Werke AG,,,info@${town.toLowerCase()}-werke.example,0${at}41 88${at}4321,${town}`,
      `p${at},person,,Ann,${town}er,ann@${town.toLowerCase()}er.example,0${at}31 12${at}4567,${town}`,
    ]);
    const file = written("both.csv", [
      "id,type,name,first name,last name,email,phone,city",
      "1,company,Nordwind Logistik GmbH,,,info@nordwind.example,040 7654321,Hamburg",
      "2,person,,Nora,Berg,nora@berg.example,030 1234567,Berlin",
      "3,company,Nordwind Logistik,,,info@nordwind.example,040 7654321,Hamburg",
      "4,person,,Nora,Berg,nora@berg.example,030 1234567,Berlin",
      "5,person,,Jan,Nordwind,info@nordwind.example,040 7654321,Hamburg",
      ...others,
    ]);
    const out = join(folder, "both-clusters.csv");
    const pairs = join(folder, "both-pairs.csv");
    const { answer } = await match(file, "--out", out, "--pairs", pairs);
    expect(answer).toMatchObject({ records: 21, columns: [{ kind: "person" }, { kind: "organisation" }] });
    const clusters = new Map(rowsOf(out).map(([id, cluster]) => [id, cluster]));
    expect(["1", "2", "3", "4", "5"].map((id) => clusters.get(id))).toEqual(["1", "2", "1", "2", "5"]);
    const found = rowsOf(pairs).map(([left, right]) => `${left} ${right}`);
    expect(found).toEqual(expect.arrayContaining(["1 3", "2 4"]));
  });

  test("asks people about open pairs, heeds what they say, and says and writes what moved", async () => {
    const [towns, names, trades] = [
      "Kiel Ulm Graz Bern Lyon Turin Porto Gent Brno Oslo",
      "Nordwind Falkenberg Sonnenhof Brunnthal Almquist Petersen Kastanien Hagebutt Ostermeier Wildgruber",
      "Logistik Optik Verlag Spedition Textil Keramik Energie Medien Papier Druck",
    ].map((words) => words.split(" ")) as [string[], string[], string[]];
    // One house, and a name that is half the same: about even.
    const rows = towns.flatMap((town, at) => [
      `a${at};${names[at]} ${trades[at]} GmbH;0${at}41 88${at}4321;Torweg ${at + 1};${town}`,
      `b${at};${names[at]} Handel;;Torweg ${at + 1};${town}`,
      `c${at};${names[at]} ${trades[at]};;;${towns[(at + 3) % 10]}`,
      `d${at};${trades[at]} ${town};;Marktplatz 1;${town}`,
    ]);
    const file = written("open.csv", ["id;company;phone;street;city", ...rows]);
    const [asked, card] = [join(folder, "asked.csv"), join(folder, "card.md")];
    const first = await match(file, "--ask", "6", "--asked", asked);
    const [columns, ...open] = rowsOf(asked);
    expect(columns).toEqual("left_id right_id is probability evidence".split(" "));
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThanOrEqual(6);
    for (const [, , is, probability] of open) {
      expect(is).toBe("");
      expect(Math.abs(Number(probability) - 0.5)).toBeLessThan(0.45);
    }
    expect(first.text).toContain(`${open.length} pairs to decide stand in ${asked}`);
    const empty = await match(file, "--labels", asked);
    expect(empty.text).toContain("No pair is decided");

    const decided = written("decided.csv", [
      "left_id,right_id,is",
      ...open.map(([left, right]) => `${left},${right},Same`),
    ]);
    const pairs = join(folder, "open-pairs.csv");
    const probabilities = async (...args: string[]) => {
      const { text } = await match(file, "--pairs", pairs, ...args);
      const found = rowsOf(pairs).map(([left, right, , , probability]) => [`${left} ${right}`, probability]);
      return { text, of: new Map(found as [string, string][]) };
    };
    const before = await probabilities();
    const after = await probabilities("--labels", decided, "--card", card);
    for (const [left, right] of open) {
      const one = `${left} ${right}`;
      expect(Number(after.of.get(one))).toBeGreaterThan(Number(before.of.get(one)));
    }
    expect(after.text).toMatch(/\d labels of organisations moved what answers say/);
    const text = readFileSync(card, "utf8");
    expect(text).toMatch(/Version [0-9a-f]{12}, begun at [0-9a-f]{12}, comparisons [0-9a-f]{12}/);
    expect(text).toMatch(/\| name \| typing error \| 0\.\d+ \| /);
    expect(text).toContain("### What labels moved");
    expect(text).not.toContain("Measured against the truth");
    await expect(match(file, "--labels", decided, "--out", decided)).rejects.toThrow("it was left alone");
  });

  test("a card says what was expected and what is, by the truth", async () => {
    const file = written("people.csv", [header, ...people]);
    const truth = written("truth.csv", ["record_id,entity_id", ...ids.map((id) => `${id},${clusterOf(id)}`)]);
    const card = join(folder, "card.md");
    await match(file, "--truth", truth, "--card", card);
    const text = readFileSync(card, "utf8");
    expect(text).toMatch(/\| the same \| 1 \| (0\.99\d\d|1\.0000) \| /);
    expect(text).toMatch(/\| 0\.9 – 1\.0 \| 1 \| (0\.99\d\d|1\.0000) \| 1\.0000 \|/);
    expect(text).toContain("| pairs taken as the same | 1.0000 | 1.0000 | 1.0000 |");
  });

  test("a file of one record has no duplicates", async () => {
    const file = written("single.csv", ["name,town", "Nordwind,Kiel"]);
    expect((await match(file)).answer).toMatchObject({ records: 1, candidatePairs: 0, largestCluster: 1 });
  });

  const file = () => written("some.csv", ["name,town", "Nordwind,Kiel", "Ostwind,Kiel"]);
  test.each<[string, () => string[], string]>([
    ["no file", () => [], "Name a file of records."],
    ["a file that isn't there", () => ["nowhere.csv"], "There is no file or folder nowhere.csv"],
    ["an empty one", () => [written("empty.csv", [])], "is empty"],
    [
      "one that nobody understands",
      () => [written("sums.csv", ["amount", "12"])],
      "Say what they are, as in --map",
    ],
    ["another kind", () => [file(), "--kind", "household"], "--kind is auto, person or organisation"],
    ["a role that is none", () => [file(), "--map", "name=title"], "title is no role"],
    ["a map without a role", () => [file(), "--map", "name"], "--map takes COLUMN=ROLE"],
    ["a column that isn't there", () => [file(), "--map", "Nname=organisation"], "There are name, town"],
    [
      "a truth of other files",
      () => [file(), "--truth", written("t.csv", ["record_id,entity_id", "9,1"])],
      "9 first and 1 in all",
    ],
    ["a truth that isn't there", () => [file(), "--truth", "no.csv"], "There is no file or folder no.csv"],
    ["pairs to ask without a file for them", () => [file(), "--ask", "5"], "go together"],
    ["no number of them", () => [file(), "--ask", "few", "--asked", "a.csv"], "few is no such number"],
    [
      "labels in other columns",
      () => [file(), "--labels", written("l1.csv", ["left,right", "1,2"])],
      "Labels have left_id, right_id and is",
    ],
    [
      "another word of a pair",
      () => [file(), "--labels", written("l2.csv", ["left_id,right_id,is", "1,2,maybe"])],
      "says maybe of a pair",
    ],
    [
      "labels of other files",
      () => [file(), "--labels", written("l3.csv", ["left_id,right_id,is", "1,9,same"])],
      "one of 9",
    ],
    ["to write over what it reads", () => [file(), "--out", file()], "it was left alone"],
    [
      "to write where nothing can be",
      () => [file(), "--out", join(folder, "no", "c.csv")],
      "Nothing can be written to",
    ],
  ])("%s is refused with what to do", async (_, args, says) => {
    await expect(match(...args())).rejects.toThrow(says);
  });
});
