const cents =
  /(?<!\p{L})(?<!per[-_ ]?|pro[-_ ]?)(?:in[-_ ]?)?(?:cents?|pence|centimes|centavos|rappen|grosze|halere|öre|øre)(?!\p{L})|(?<=\p{Ll})Cents?(?!\p{Ll})/giu;

/** A name without the words that say that its amounts are in cents. */
export function withoutCents(name: string): string {
  return name.replace(cents, " ");
}
