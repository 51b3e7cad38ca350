import { expect, test } from "vitest";
import { rolesOfColumns } from "./roles-of-columns.ts";

const given = ["Anna", "Bert", "Clara", "David", "Eva", "Franz", "Greta", "Hans"];
const family = [
  "Meier",
  "Schulze",
  "Adam",
  "Becker",
  "Cohen",
  "Dorn",
  "Ebert",
  "Funk",
  "Graf",
  "Hahn",
  "Ibsen",
];

/** The role of a column among 300 people, of whom every third stands there twice. */
function roleAmongPeople(column: string, cell: (who: number) => string) {
  const rows = Array.from({ length: 300 }, (_, at) => {
    const who = (at * 11) % 210;
    return [
      `R${at}`,
      cell(who),
      given[who % 8] ?? "",
      family[(who * 3) % 11] ?? "",
      `${1950 + (who % 50)}-04-1${who % 9}`,
    ];
  });
  return rolesOfColumns(["rec_id", column, "first_name", "last_name", "dob"], rows).columns[1]?.role;
}

test.each(["cluster", "EUID", "duplicate_of", "ground_truth", "same_as", "label", "entity", "cluster_id"])(
  "a column %s of codes says what somebody took for one, and is not compared",
  (column) => {
    expect(roleAmongPeople(column, (who) => `e${who}`)).toBeNull();
    expect(roleAmongPeople(column, (who) => `${9_000_000_000 + who * 7919}`)).toBeNull();
  },
);

test("numbers that a list counts up, of several rows each, are not compared, whatever they are called; codes are", () => {
  expect(roleAmongPeople("Grp", (who) => `${who + 1}`)).toBeNull();
  expect(roleAmongPeople("Locker", (who) => `B-${who + 1}`)).toBe("text");
});

test("words in such a column are compared", () => {
  expect(roleAmongPeople("label", (who) => `${family[who % 11]} ${given[who % 7]}`)).not.toBeNull();
});

test("a birth number is a person's number, and no phone", () => {
  expect(roleAmongPeople("Rodné číslo", (who) => `${50 + (who % 50)}0101/${1000 + who * 37}`)).toBe(
    "personalId",
  );
});

test("a list of long names alone is one of organisations, and so is a list of places on a map", () => {
  const long = (at: number) =>
    `Department of ${family[at % 11]} Studies, Institute of Information Systems, University of ${given[at % 8]}`;
  const affiliations = Array.from({ length: 60 }, (_, at) => [`${at}`, long(at * 3)]);
  expect(rolesOfColumns(["id1", "affil1"], affiliations).columns[1]?.role).toBe("organisation");
  const places = Array.from({ length: 60 }, (_, at) => [
    `${at}`,
    `${family[at % 11]} ${given[at % 8]}`,
    `4${at % 10}.12`,
    `-7${at % 10}.4`,
  ]);
  expect(rolesOfColumns(["id", "label", "lat", "lon"], places).kind).toBe("organisation");
});
