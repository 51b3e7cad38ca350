import { expect, test } from "vitest";
import { editsWithin } from "../../server/matching/strings/edits-within.ts";
import { jaroWinkler } from "../../server/matching/strings/jaro-winkler.ts";
import { levenshtein } from "../../server/matching/strings/levenshtein.ts";
import { dice } from "../dice.ts";

// What DuckDB 1.5.6 says of these: jaro_winkler_similarity and levenshtein.
test.each([
  ["martha", "marhta", 0.9611111111111111, 2],
  ["dwayne", "duane", 0.8400000000000001, 2],
  ["dixon", "dicksonx", 0.8133333333333332, 4],
  ["jon", "john", 0.9333333333333333, 1],
  ["mueller", "muller", 0.9174603174603175, 1],
  ["mueller", "meuller", 0.9571428571428572, 2],
  ["schmidt", "schmitt", 0.9428571428571428, 1],
  ["katharina", "catherine", 0.7777777777777777, 3],
  ["acme logistics", "acme logistic", 0.9857142857142858, 1],
  ["hannagan construction", "hannagan constr", 0.9428571428571428, 6],
  ["silverform birmingham", "siverform brimingham", 0.9739682539682539, 3],
  ["van der velde company pharma", "vander velde co pharma", 0.8545454545454545, 6],
  ["wagner foods international holding", "wagner food international holdings", 0.9882352941176471, 2],
  [
    "deutsche gesellschaft fur internationale zusammenarbeit",
    "deutsche ges fur int zusammenarbeit",
    0.8644155844155844,
    20,
  ],
  ["ab", "ba", 0, 2],
  ["a", "b", 0, 1],
  ["a", "a", 1, 0],
  ["a", "ab", 0.8500000000000001, 1],
  ["abc", "cab", 0, 2],
  ["abcd", "dcba", 0.5, 4],
  ["aaaa", "aa", 0.8666666666666667, 2],
  ["crate", "trace", 0.7333333333333334, 2],
  ["arnab", "aranb", 0.9466666666666665, 2],
  ["robert", "rupert", 0.7999999999999999, 2],
  ["jellyfish", "smellyfish", 0.8962962962962964, 2],
  ["ca", "abc", 0, 3],
  ["anna maria", "maria anna", 0.6666666666666666, 6],
  ["12 high str", "21 high str", 0.9696969696969697, 2],
  ["smith", "smythe", 0.8577777777777779, 2],
  ["gonzalez", "gonzales", 0.95, 1],
])("%s and %s are compared as DuckDB does", (a, b, alike, apart) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(alike, 14);
  expect(levenshtein(a, b)).toBe(apart);
});

// VITALFEW_LONG=1, and DuckDB beside the packages: npm install --no-save @duckdb/node-api@1.5.6-r.1. It is no dependency:
// development packages are installed where Vitalfew is started, too, and this one has 70 MB.
test.runIf(process.env.VITALFEW_LONG === "1")(
  "a million made-up pairs are compared as DuckDB does",
  { timeout: 600_000 },
  async (context) => {
    const compare = await duckdb();
    if (compare === null) return context.skip("@duckdb/node-api is not there; see above.");
    const roll = dice(17);
    for (let batch = 0; batch < 50; batch += 1) {
      const pairs = Array.from({ length: 20_000 }, () => aTextPair(roll));
      const unlike = (await compare(pairs)).filter(([alike, apart, edits], no) => {
        const [a, b] = pairs[no] ?? ["", ""];
        const own = editsWithin(a, b, 64);
        // DuckDB's Damerau distance may edit what it swapped, so that it is the smaller one at times.
        const isWithin = own > 64 ? edits > 60 : own >= edits && own <= apart;
        return Math.abs(jaroWinkler(a, b) - alike) > 1e-14 || levenshtein(a, b) !== apart || !isWithin;
      });
      expect(unlike).toEqual([]);
    }
  },
);

type Compared = [alike: number, apart: number, edits: number];

async function duckdb(): Promise<((pairs: [string, string][]) => Promise<Compared[]>) | null> {
  const name: string = "@duckdb/node-api";
  const library = await import(name).catch(() => null);
  if (library === null) return null;
  const instance = await library.DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return async (pairs) => {
    const rows = pairs.map(([a, b], no) => `(${no}, '${a}', '${b}')`).join(", ");
    const reader = await connection.runAndReadAll(`
      select jaro_winkler_similarity(a, b), levenshtein(a, b)::int, damerau_levenshtein(a, b)::int
      from (values ${rows}) as pair (no, a, b)
      order by no`);
    return reader.getRows();
  };
}

const syllables =
  "an mar ka ste fan mul ler son berg o ri na el li wil helm jo han nes con struc tion lo gis tic s ger ma ny x q".split(
    " ",
  );

/** Two texts like names: some unlike, most the same with up to five typing mistakes, some longer than 32 characters. */
function aTextPair(roll: (end: number) => number): [string, string] {
  const a = aText(roll);
  if (roll(4) === 0) return [a, aText(roll)];
  let b = a;
  for (let mistakes = roll(6); mistakes > 0; mistakes -= 1) {
    const at = roll(b.length + 1);
    const letter = String.fromCharCode(97 + roll(26));
    const endings = [
      b.slice(at + 1),
      letter + b.slice(at),
      letter + b.slice(at + 1),
      b.charAt(at + 1) + b.charAt(at) + b.slice(at + 2),
    ];
    b = b.slice(0, at) + (endings[roll(endings.length)] ?? "");
  }
  // Of two empty texts DuckDB says that they have nothing in common.
  return [a, b === "" ? a : b];
}

function aText(roll: (end: number) => number): string {
  const count = 1 + roll(roll(8) === 0 ? 24 : 6);
  return Array.from({ length: count }, () => syllables[roll(syllables.length)]).join(
    roll(4) === 0 ? " " : "",
  );
}
