/**
 * Every address of the web, built in one place. Values are strings for `<Link href>` and `navigation.go`; what a page
 * understands behind the `?` is typed by its route in routes.tsx.
 */

type Search = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const links = {
  home: () => "/",

  customers: (search: Search = {}) => at("/customers", search),
  /** A party's card. A record that was merged leads to the one it is kept in. */
  party: (partyId: string, search: { tab?: string | undefined } & Search = {}) =>
    at(`/parties/${partyId}`, search),
  newParty: (
    search: {
      kind?: "organisation" | "household" | "person" | undefined;
      name?: string | undefined;
      /** Where a new person works. */
      at?: string | undefined;
    } = {},
  ) => at("/parties/new", search),
  people: (search: Search = {}) => at("/people", search),
  prospects: (search: Search = {}) => at("/prospects", search),

  documents: (search: Search = {}) => at("/documents", search),
  document: (partyId: string, documentId: string) => `/parties/${partyId}/documents/${documentId}`,

  profitCurve: (search: Search = {}) => at("/insight/profit-curve", search),
  movement: (search: Search = {}) => at("/insight/movement", search),
  averageMethod: (search: Search = {}) => at("/insight/average-method", search),
  valueMatrix: (search: Search = {}) => at("/insight/value-matrix", search),

  rating: (search: Search = {}) => at("/insight/rating", search),
  costs: (
    search: {
      tab?: "pools" | "activities" | "rates" | "changes" | "months" | undefined;
      /** Code of an activity whose time equation is open; `new` for one that is not there yet. */
      activity?: string | undefined;
      change?: string | undefined;
    } = {},
  ) => at("/insight/costs", search),
  coverage: (search: Search = {}) => at("/insight/coverage", search),

  imports: (search: Search = {}) => at("/imports", search),
  newImport: (search: { draft?: string | undefined; table?: number | undefined } = {}) =>
    at("/imports/new", search),
  /** A run of any kind: an import, an undo, a recompute. */
  run: (runId: string, search: Search = {}) => at(`/imports/${runId}`, search),
  /** With `list` and the clauses of the list of customers: of those customers. */
  exports: (search: Search = {}) => at("/exports", search),
  /** Records that look alike; with `tab`, another view of them. */
  duplicates: (search: Search = {}) => at("/duplicates", search),
  /** People in doubt; `about` one person, or an organisation's. */
  workplaces: (search: Search = {}) => at("/workplaces", search),
  unattributed: (search: Search = {}) => at("/unattributed", search),

  administration: () => "/administration",
  users: (search: Search = {}) => at("/administration/users", search),
  apiKeys: () => "/administration/api-keys",
  fields: (search: { kind?: string | undefined } = {}) => at("/administration/fields", search),
  /** What happens to records that look like one that is here. */
  duplicatePolicy: () => "/administration/duplicates",
  workspace: () => "/administration/workspace",
  audit: (search: Search = {}) => at("/administration/audit", search),
  account: () => "/account",
  apiReference: (search: { q?: string | undefined; op?: string | undefined } = {}) =>
    at("/api-reference", search),

  /** The two doors of one-time links; their token stands behind the #. */
  setUp: () => "/set-up",
  welcome: () => "/welcome",

  /** Back to where one was sent away from, once signed in. */
  signIn: (returnTo?: string) =>
    at("/sign-in", { to: returnTo === undefined || returnTo === "/" ? undefined : returnTo }),
} as const;

/** A path with the search values that are there; empty ones are left out, so an address stays as short as its meaning. */
function at(path: string, search: Search = {}): string {
  const text = writeSearch(search);
  return `${path}${text}`;
}

/** `?rating=A,B&owner=me`, or nothing. Flat and readable: one plain value per name (TanStack's own would write JSON). */
export function writeSearch(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== "" && value !== false)
      query.set(name, String(value));
  }
  // Commas, colons and angle brackets are allowed behind the ? and read better than their codes.
  const text = query
    .toString()
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":")
    .replaceAll("%2F", "/")
    .replaceAll("%3E", ">")
    .replaceAll("%3C", "<");
  return text === "" ? "" : `?${text}`;
}

/** The inverse: every value is text; the route's schema makes of it what it should be. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
