/** A short name in small letters for what is new, unlike those that are taken. */
export function codeOf(name: string, taken: readonly string[]): string {
  const plain =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "")
      .slice(0, 36)
      .replace(/-+$/, "") || "new";
  if (!taken.includes(plain)) return plain;
  let no = 2;
  while (taken.includes(`${plain}-${no}`)) no += 1;
  return `${plain}-${no}`;
}
