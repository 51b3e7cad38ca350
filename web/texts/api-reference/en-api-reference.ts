/** The words of the page that describes the API. */
export const enApiReference = {
  apiReference: {
    title: "API reference",
    sentence: "Everything the screen does, a program can do: the same addresses, the same permissions.",
    openApi: "openapi.json",
    search: "Search operations",
    searchExample: "parties, POST, import.run",
    count: (found: number, all: number) =>
      found === all ? `${all} operations` : `${found} of ${all} operations`,
    operations: (count: number) => (count === 1 ? "1 operation" : `${count} operations`),
    nothing: (search: string) => `No operation fits "${search}"`,
    nothingSentence: "Search by a word of its address, its name, what it does, or the permission it needs.",
    showAll: "Show all operations",
    permission: (name: string) =>
      name === "public"
        ? "without signing in"
        : name === "signed-in"
          ? "for everybody signed in"
          : `needs ${name}`,
    copy: "Copy",
    copied: "Copied",
    parameters: "Parameters",
    place: { path: "in the path", query: "behind the ?", header: "as a header" },
    body: (type: string) => `Body (${type})`,
    bytes: "The bytes of the file.",
    reply: (status: string) => `Reply (${status})`,
    problems: "Refuses with",
    commonProblems: (count: number) => `And ${count} that any operation may answer with`,
    optional: "optional",
  },
};
