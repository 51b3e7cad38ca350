const languages = "en de fr es it pt nl sv da nb pl cs fi tr hu ro el ru uk".split(" ");

let numbers: Map<string, number> | undefined;

/** The number of a month by its name or short name in any of these languages; 0 when it is none. */
export function monthNumber(name: string): number {
  numbers ??= collect();
  return numbers.get(letters(name)) ?? 0;
}

function collect(): Map<string, number> {
  const found = new Map<string, number>();
  const twofold = new Set<string>();
  for (const language of languages)
    for (const width of ["long", "short"] as const)
      for (const day of [undefined, "numeric"] as const)
        for (let month = 1; month <= 12; month += 1) {
          // With a day beside it some languages bend the name: "15 kwietnia" beside "kwiecień".
          const format = new Intl.DateTimeFormat(language, {
            month: width,
            ...(day && { day }),
            timeZone: "UTC",
          });
          const parts = format.formatToParts(Date.UTC(2021, month - 1, 15));
          const name = letters(parts.find(({ type }) => type === "month")?.value ?? "");
          const known = found.get(name);
          if (known !== undefined && known !== month) twofold.add(name);
          if (/^\p{L}{3,}$/u.test(name)) found.set(name, month);
        }
  for (const [name, month] of [
    ["sept", 9],
    ["mrz", 3],
    ["mrt", 3],
    ["maerz", 3],
    ["jaenner", 1],
    ["janner", 1],
  ] as const)
    found.set(name, month);
  // A name that means two months in two languages means none.
  for (const name of twofold) found.delete(name);
  return found;
}

/** Lower case, without accents and the point of a short form. */
function letters(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f.]/g, "");
}
