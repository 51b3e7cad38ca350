import type { Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { areAlike, type Form, formsOf, mayBeStart, mayBeWithin } from "./forms.ts";

export const placeComparison: Comparison = {
  name: "place",
  levels: [
    "can't be said",
    "same address",
    "same street and number, other town",
    "same street",
    "same postcode, other street",
    "same postcode",
    "same city",
    "same city, other street",
    "elsewhere",
    "another country",
  ],
};
const level = {
  missing: 0,
  address: 1,
  otherTown: 2,
  street: 3,
  postcodeOther: 4,
  postcode: 5,
  city: 6,
  cityOther: 7,
  elsewhere: 8,
  country: 9,
};

/**
 * One answer for street, number, postcode, city and country together. Asked one by one they would say the same thing
 * five times, and people of one house would count as five times alike.
 */
export function comparePlaces({ columns, addressHolders }: Prepared): Compare {
  const { street, number, unit, postcode, city, country } = columns;
  const [streets, units, cities] = [formsOf(street), formsOf(unit), formsOf(city)];
  const postcodes = textsOf(postcode);
  const holdersOf = (column: typeof city, a: number, b: number) =>
    Math.max(
      column.counts[column.ids[a] as number] as number,
      column.counts[column.ids[b] as number] as number,
    );

  // A typing error, blanks more or less, or words left out: nearly all other streets are told apart by their letters.
  const mayBeAlike = (x: number, y: number) => mayBeWithin(street, x, y, 2, 3) || mayBeStart(street, x, y);

  function onStreet(a: number, b: number): number {
    const x = street.ids[a] as number;
    const y = street.ids[b] as number;
    if (x !== 0 && (x === y || (y !== 0 && mayBeAlike(x, y) && streetsAlike(streets(x), streets(y)))))
      return 1;
    const unitA = unit.ids[a] as number;
    const unitB = unit.ids[b] as number;
    // A house's name stands in either line of an address.
    if (unitA !== 0 && unitB !== 0 && areOneName(units(unitA), units(unitB))) return 1;
    if (unitA !== 0 && y !== 0 && areOneName(units(unitA), streets(y))) return 1;
    if (unitB !== 0 && x !== 0 && areOneName(units(unitB), streets(x))) return 1;
    return x === 0 || y === 0 ? -1 : 0;
  }

  return (a, b, holders, at) => {
    const street = onStreet(a, b);
    const house = agree(number.ids[a] as number, number.ids[b] as number);
    const cityA = city.ids[a] as number;
    const cityB = city.ids[b] as number;
    const town =
      cityA !== 0 && cityB !== 0 && cityA !== cityB && areAlike(cities(cityA), cities(cityB))
        ? 1
        : agree(cityA, cityB);
    const postA = postcode.ids[a] as number;
    const postB = postcode.ids[b] as number;
    let post = agree(postA, postB);
    const isNear = town === 1 || (street === 1 && house === 1);
    if (post === 0 && isNear && editsWithin(postcodes(postA), postcodes(postB), 1) <= 1) post = 1;
    const isSameTown = post === 1 || town === 1 || (post === -1 && town === -1);
    if (street === 1 && house === 1) {
      if (!isSameTown) return level.otherTown;
      holders[at] = Math.max(addressHolders[a] as number, addressHolders[b] as number);
      return level.address;
    }
    if (street === 1 && isSameTown) return level.street;
    if (post === 1) {
      holders[at] = holdersOf(postcode, a, b);
      return street === 0 ? level.postcodeOther : level.postcode;
    }
    if (town === 1) {
      holders[at] = holdersOf(city, a, b);
      return street === 0 ? level.cityOther : level.city;
    }
    if (agree(country.ids[a] as number, country.ids[b] as number) === 0) return level.country;
    return street === -1 && post === -1 && town === -1 ? level.missing : level.elsewhere;
  };
}

/** 1 the same, 0 different, -1 when either is missing. */
const agree = (x: number, y: number) => (x === 0 || y === 0 ? -1 : x === y ? 1 : 0);

function areOneName(a: Form, b: Form): boolean {
  return a.text.length >= 6 && b.text.length >= 6 && areAlike(a, b);
}

function streetsAlike(a: Form, b: Form): boolean {
  if (areAlike(a, b)) return true;
  if (a.words.length + b.words.length < 3) return false;
  const [few, many] = a.text.length < b.text.length ? [a.words, b.words] : [b.words, a.words];
  return few.every((word) => many.includes(word)) && few.some((word) => word.length >= 4);
}
