const mebibyte = 1_048_576;

/** A row that is longer fills the memory: the characters of all its cells. */
export const rowCharactersMax = 16 * mebibyte;

/** No system is known to export more; Excel itself ends at 16,384. */
export const columnsMax = 5_000;

/** Entries of one archive. */
export const entriesMax = 2_000;

/** An archive inside of an archive is unpacked in memory. */
export const innerArchiveBytesMax = 128 * mebibyte;

/** Distinct texts of a workbook are kept in memory while its sheets are read. */
export const sharedTextCharactersMax = 128 * mebibyte;

const unpackedAlwaysAllowed = 64 * mebibyte;
const unpackedMax = 32 * 1_024 * mebibyte;
// Exports of customer data shrink to a tenth, seldom to a fiftieth; deflate at its best reaches a thousandth.
const ratioMax = 250;

/** How many bytes may come out of that many packed ones. */
export function unpackedSizeAllowed(packedBytes: number): number {
  return Math.min(unpackedMax, Math.max(unpackedAlwaysAllowed, packedBytes * ratioMax));
}
