import type { Profile } from "./profile-of.ts";
import { chance, pick, type Random } from "./random.ts";
import type { Country, Point } from "./records.ts";
import type { City } from "./words/places.ts";

/** How a country is called from abroad, what stands before a number at home, and how its mobile numbers begin. */
const dialling: Readonly<Record<Country, { code: string; trunk: string; mobiles: readonly string[] }>> = {
  DE: { code: "49", trunk: "0", mobiles: ["1511", "1522", "1573", "1601", "1703"] },
  FR: { code: "33", trunk: "0", mobiles: ["61", "62", "66", "67", "75"] },
  GB: { code: "44", trunk: "0", mobiles: ["771", "773", "775", "785", "789"] },
  US: { code: "1", trunk: "", mobiles: [] },
  ES: { code: "34", trunk: "", mobiles: ["61", "62", "64", "65", "66"] },
  PL: { code: "48", trunk: "", mobiles: ["50", "51", "60", "66", "69"] },
  GR: { code: "30", trunk: "", mobiles: ["693", "694", "697", "698"] },
  UA: { code: "380", trunk: "0", mobiles: ["50", "63", "66", "67", "97"] },
  JP: { code: "81", trunk: "0", mobiles: ["901", "802", "903", "705"] },
};

/** A number of a customer: its own (slot 0) or that of one of its people (1 to 3). */
export function phonePoint(
  random: Random,
  { index, country }: Pick<Profile, "index" | "country">,
  city: City,
  slot: number,
  label: string,
): Point {
  const isMobile = label === "mobile";
  return {
    kind: "phone",
    label,
    value: phoneOf(random, country, city, { counter: index * 4 + slot, isMobile }),
  };
}

/** After the area code of a landline, before the seven digits of its own. */
const exchange: Partial<Record<Country, string>> = { DE: "3", FR: "4", JP: "4" };

// The numbers of seven digits, shuffled by a factor that has no divisor in common with the prime, so that no two are alike.
const numbers = 9_999_991;

/**
 * A phone number that nobody else here has, as people in its country write it.
 * @param counter which of all numbers; below two and a half million customers none comes twice
 */
function phoneOf(
  random: Random,
  country: Country,
  { areaCode }: City,
  { counter, isMobile }: { counter: number; isMobile: boolean },
): string {
  const own = (counter * 7_368_787 + 1_234_567) % numbers;
  const abroad = chance(random, 45);
  const { code, trunk, mobiles } = dialling[country];
  if (country === "US") return americanPhone(areaCode, own, abroad);
  const digits = String(own).padStart(7, "0");
  const [head, tail] =
    isMobile || country === "GR"
      ? [pick(random, mobiles), digits]
      : [areaCode, `${country === "GB" && areaCode === "20" ? "7" : (exchange[country] ?? "")}${digits}`];
  const spaced = `${tail.slice(0, -4)} ${tail.slice(-4)}`;
  return abroad ? `+${code} ${head} ${spaced}` : `${trunk}${head} ${spaced}`;
}

/** Seven digits there begin with 2 at least; those that have no room in one area code stand in the other of the city. */
function americanPhone(areaCodes: string, own: number, abroad: boolean): string {
  const [one = "", other = ""] = areaCodes.split(":");
  const area = own < 8_000_000 ? one : other;
  const digits = String((own % 8_000_000) + 2_000_000);
  const local = `${digits.slice(0, 3)}-${digits.slice(3)}`;
  return abroad ? `+1 ${area} ${local}` : `(${area}) ${local}`;
}

/** The number as it is compared (E.164), known from how it was written; a test holds it against libphonenumber. */
export function e164Of(written: string, country: Country): string {
  const digits = written.replace(/\D/g, "");
  if (written.startsWith("+")) return `+${digits}`;
  const { code, trunk } = dialling[country];
  return `+${code}${trunk !== "" && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits}`;
}
