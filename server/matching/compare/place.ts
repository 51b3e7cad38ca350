import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { lengthOf, textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { areBeyond } from "../strings/letters-of.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { areAlike, type Form, formsOf, mayBeStart, mayBeWithin } from "./forms.ts";
import { areUnlike, traitsOf } from "./name-traits.ts";

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
export const placeLevel = {
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
export function comparePlaces(prepared: Prepared): Compare {
  const { street, unit, postcode, city } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const [streets, units, cities] = [formsOf(street), formsOf(unit), formsOf(city)];
  const postcodes = textsOf(postcode);
  const cityTraits = traitsOf(city);
  const most = ({ counts }: typeof city, x: number, y: number) =>
    Math.max(counts[x] as number, counts[y] as number);

  // A typing error, blanks more or less, or words left out: nearly all other streets are told apart by their letters.
  function mayBeAlike(a: number, b: number, x: number, y: number): boolean {
    const [p, q] = [cells[a + place.streetLetters] as number, cells[b + place.streetLetters] as number];
    return (
      mayBeStart(p, q) ||
      (!areBeyond(p, q, 2) && Math.abs(lengthOf(street, x) - lengthOf(street, y)) <= 2 + 3)
    );
  }

  const areTownsAlike = (x: number, y: number) =>
    !areUnlike(cityTraits.cells, cityTraits.of(x), cityTraits.of(y), Infinity) &&
    areAlike(cities(x), cities(y));

  function onStreet(a: number, b: number): number {
    const x = cells[a + place.street] as number;
    const y = cells[b + place.street] as number;
    if (x !== 0 && (x === y || (y !== 0 && mayBeAlike(a, b, x, y) && streetsAlike(streets(x), streets(y)))))
      return 1;
    const unitA = cells[a + place.unit] as number;
    const unitB = cells[b + place.unit] as number;
    // A house's name stands in either line of an address.
    if (unitA !== 0 && unitB !== 0 && areOneName(units(unitA), units(unitB))) return 1;
    if (unitA !== 0 && y !== 0 && areOneName(units(unitA), streets(y))) return 1;
    if (unitB !== 0 && x !== 0 && areOneName(units(unitB), streets(x))) return 1;
    return x === 0 || y === 0 ? -1 : 0;
  }

  // In a village or a school street no house has one, and all that an address says is the same; one may name the village once more.
  const isAtNoNumber = (a: number, b: number) =>
    cells[a + place.street] !== 0 &&
    cells[b + place.street] !== 0 &&
    cells[a + place.number] === 0 &&
    cells[b + place.number] === 0;
  const isSlip = (x: number, y: number) =>
    mayBeWithin(postcode, x, y, 1) && editsWithin(postcodes(x), postcodes(y), 1) <= 1;
  const ofCountries = (a: number, b: number, otherwise: number) =>
    agree(cells[a + place.country] as number, cells[b + place.country] as number) === 0
      ? placeLevel.country
      : otherwise;
  const apart = (a: number, b: number) => ofCountries(a, b, placeLevel.elsewhere);

  return (a, b, holders, at) => {
    const house = agree(cells[a + place.number] as number, cells[b + place.number] as number);
    const cityA = cells[a + place.city] as number;
    const cityB = cells[b + place.city] as number;
    const town =
      cityA !== 0 && cityB !== 0 && cityA !== cityB && areTownsAlike(cityA, cityB) ? 1 : agree(cityA, cityB);
    const postA = cells[a + place.postcode] as number;
    const postB = cells[b + place.postcode] as number;
    const post = agree(postA, postB);
    // Of two houses elsewhere it says nothing more whether their streets are called alike, as nearly all of them are asked.
    if (house !== 1 && town !== 1 && post !== 1 && (town === 0 || post === 0)) return apart(a, b);
    const street = onStreet(a, b);
    const isSameTown = post === 1 || town === 1 || (post === -1 && town === -1);
    if (street === 1 && house === 1) {
      // Beside one street and number a slip in the postcode is one; at two numbers of a town it is the next district's as soon.
      if (!isSameTown && !(post === 0 && isSlip(postA, postB))) return placeLevel.otherTown;
      holders[at] = Math.max(
        cells[a + place.addressHolders] as number,
        cells[b + place.addressHolders] as number,
      );
      return placeLevel.address;
    }
    if (street === 1 && post === 1 && isAtNoNumber(a, b)) {
      holders[at] = Math.max(
        cells[a + place.addressHolders] as number,
        cells[b + place.addressHolders] as number,
      );
      return placeLevel.address;
    }
    if (street === 1 && isSameTown) return placeLevel.street;
    // Beside one number of a house, too, whose street is misspelt beyond what is taken for a slip.
    if (post === 1 || (post === 0 && town === 1 && house === 1 && isSlip(postA, postB))) {
      if (post === 1) holders[at] = most(postcode, postA, postB);
      return street === 0 ? placeLevel.postcodeOther : placeLevel.postcode;
    }
    if (town === 1) {
      holders[at] = most(city, cityA, cityB);
      return street === 0 ? placeLevel.cityOther : placeLevel.city;
    }
    return street === -1 && post === -1 && town === -1 ? ofCountries(a, b, placeLevel.missing) : apart(a, b);
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
  const [few, many] = a.text.length < b.text.length ? [a, b] : [b, a];
  if ((few.letters & ~many.letters) !== 0) return false;
  return few.words.every((word) => many.words.includes(word)) && few.words.some((word) => word.length >= 4);
}
