/**
 * How many characters of a text `jaroWinkler` and `levenshtein` look at. Both take time that grows with the product of the
 * lengths; no name, street or address is longer, and what is longer is no name.
 */
export const lookedAtMax = 256;
