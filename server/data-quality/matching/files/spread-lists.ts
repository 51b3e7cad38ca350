type Bundles = AsyncIterable<readonly (readonly string[])[]>;

/** Columns whose cells are lists of objects, and the columns that their properties become. */
export type Lists = {
  /** Places of such columns among those of the file. */
  places: readonly number[];
  /** The other columns' places, which come first. */
  plain: readonly number[];
  header: readonly string[];
  /** The place of each property in the new header. */
  at: ReadonlyMap<string, number>;
};

/** More values of one property than this are left aside: nobody has that many phones. */
const timesMost = 3;

/**
 * Finds the columns of JSON records that hold lists of objects, such as `FEATURES` with a name, an address and a phone in an
 * object each; null where there are none. The second value of a property goes by `PHONE_NUMBER (2)`.
 */
export async function listedColumns(bundles: Bundles, named: readonly string[]): Promise<Lists | null> {
  const places = new Set<number>();
  const properties = new Set<string>();
  for await (const bundle of bundles)
    for (const cells of bundle)
      for (const [place, cell] of cells.entries()) {
        const values = cell.startsWith("[{") ? propertiesOf(cell) : null;
        if (values === null) continue;
        places.add(place);
        for (const [property] of values) properties.add(property);
      }
  if (places.size === 0) return null;
  // `FEATURES.NAME` is what all the objects say by that name in one cell: here each has a column.
  const lists = [...places].map((place) => `${named[place] ?? ""}.`);
  const isTold = (name: string, place: number) =>
    places.has(place) || lists.some((list) => name.startsWith(list));
  const plain = named.flatMap((name, place) => (isTold(name, place) ? [] : [place]));
  const own = new Set(plain.map((place) => named[place] ?? ""));
  const spread = [...properties].filter((property) => !own.has(property));
  const header = [...own, ...spread];
  return { places: [...places], plain, header, at: new Map(spread.map((name, at) => [name, own.size + at])) };
}

/** The rows with the properties of their lists in columns of their own. */
export async function* spreadRows(
  bundles: Bundles,
  { places, plain, header, at }: Lists,
): AsyncGenerator<string[][]> {
  for await (const bundle of bundles)
    yield bundle.map((cells) => {
      const row = new Array<string>(header.length).fill("");
      for (const [to, place] of plain.entries()) row[to] = cells[place] ?? "";
      for (const place of places)
        for (const [property, value] of propertiesOf(cells[place] ?? "") ?? []) {
          const to = at.get(property);
          if (to !== undefined && row[to] === "") row[to] = value;
        }
      return row;
    });
}

/** What the objects of a list say: each property and its value, the second of one name numbered; null where it is no such list. */
function propertiesOf(cell: string): [string, string][] | null {
  const list = listOf(cell);
  if (list === null) return null;
  const times = new Map<string, number>();
  const found: [string, string][] = [];
  for (const object of list)
    for (const [name, value] of Object.entries(object)) {
      if (value === null || typeof value === "object" || String(value).trim() === "") continue;
      const nth = (times.get(name) ?? 0) + 1;
      times.set(name, nth);
      if (nth <= timesMost) found.push([nth === 1 ? name : `${name} (${nth})`, String(value).trim()]);
    }
  return found;
}

function listOf(cell: string): object[] | null {
  try {
    const list: unknown = JSON.parse(cell);
    const isList = Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null);
    return isList ? list : null;
  } catch {
    return null;
  }
}
