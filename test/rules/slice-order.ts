import { filesIn, type Import, importsOf, type Tree } from "./tree.ts";

/** The parts of the business in their order: a later one stands on earlier ones, never the other way round. */
export const sliceOrder = [
  "administration",
  "customers",
  "sales",
  "conversations",
  "insight",
  "campaigns",
  "data-quality",
  "portal",
  "automation",
] as const;

const slices: readonly string[] = sliceOrder;

/** Every import that goes against the order of the house, with what to do instead. */
export function importsAgainstTheOrder(tree: Tree): string[] {
  const found: string[] = [];
  for (const { path, text } of filesIn(tree, "")) {
    for (const one of importsOf(path, text)) {
      const fault = faultOf(path, one);
      if (fault !== undefined) found.push(`${path} imports ${one.from}: ${fault}`);
    }
  }
  return found;
}

function faultOf(path: string, one: Import): string | undefined {
  const [top] = path.split("/");
  if (!one.isPackage && ["server", "web", "cli", "contract", "db"].includes(top ?? "") && isOfTests(one.from))
    return "what runs never leans on tests. Move the shared part out of test/.";
  switch (top) {
    case "contract":
      return contractFault(path, one);
    case "db":
      return one.isPackage || one.from.startsWith("db/")
        ? undefined
        : "db/ stands alone. Hand in what it needs.";
    case "server":
      return one.isPackage ? undefined : serverFault(path, one.from);
    case "web":
      return one.isPackage ? undefined : webFault(path, one.from);
    case "cli":
      return one.from.startsWith("web/")
        ? "a command has no screen. Use contract/ or the server."
        : undefined;
    default:
      return undefined;
  }
}

const isOfTests = (path: string) => path.startsWith("test/") || /\.test\.tsx?$/.test(path);

function contractFault(path: string, one: Import): string | undefined {
  if (one.isPackage) return one.from === "zod" ? undefined : "the contract depends on zod alone.";
  if (!one.from.startsWith("contract/"))
    return "the contract stands below everything. Move the shared part into contract/.";
  const mine = slices.indexOf(partOfContract(path));
  const theirs = slices.indexOf(partOfContract(one.from));
  if (mine >= 0 && theirs > mine) return laterSlice(partOfContract(one.from));
  if (mine < 0 && theirs >= 0 && path !== "contract/index.ts")
    return "a file that all slices share knows none of them. Move the shape into it, or into the slice.";
  return undefined;
}

function serverFault(path: string, target: string): string | undefined {
  if (/^(contract|db)\//.test(target)) {
    const isShared = path.startsWith("server/plumbing/") && slices.includes(partOfContract(target));
    return isShared
      ? "plumbing has no business words. Hand the value in, or move the file into the slice."
      : undefined;
  }
  if (!target.startsWith("server/"))
    return "the server knows contract/, db/rows.ts and itself. Move the shared part into contract/.";
  const [, mine = "", ...rest] = path.split("/");
  const [, theirs = "", ...deeper] = target.split("/");
  if (rest.length === 0) return undefined; // serve.ts, jobs.ts and the like put the slices together.
  if (mine === theirs || theirs === "plumbing") return undefined;
  if (mine === "plumbing")
    return "plumbing has no business words. Hand the function in from serve.ts, or move the file into the slice.";
  if (mine === "matching") return "the matcher is pure and knows no slice. Hand in what it compares.";
  if (theirs === "matching")
    return deeper.length > 1
      ? "only the top-level files of matching are for others. Move what is shared up to server/matching/."
      : undefined;
  if (!slices.includes(theirs)) return "only server/*.ts puts slices together. Hand in what is needed.";
  if (slices.indexOf(theirs) > slices.indexOf(mine)) return laterSlice(theirs);
  if (deeper.length > 1)
    return `only the top-level files of ${theirs} are for others. Move what is shared up to server/${theirs}/.`;
  return undefined;
}

function webFault(path: string, target: string): string | undefined {
  if (target.startsWith("contract/")) return undefined;
  if (/^(server|db|cli|bin)\//.test(target))
    return "the web talks to the server through contract/ and web/api.ts.";
  if (!target.startsWith("web/")) return "the web knows contract/ and itself.";
  const [, mine = "", ...rest] = path.split("/");
  const [, theirs = "", ...deeper] = target.split("/");
  if (mine === theirs || rest.length === 0) return undefined;
  const isSlice = slices.includes(theirs);
  // The showcase is a page that shows every part of the kit; it lies beside the parts.
  if (path.startsWith("web/ui/showcase/")) return undefined;
  if (mine === "ui" && (isSlice || ["pages", "shell", "api.ts", "routes.tsx"].includes(theirs)))
    return "web/ui has no business words and fetches nothing. Hand it in as a property.";
  if (slices.includes(mine)) {
    if (isSlice) return "slices of the web do not know each other. Compose them in web/pages/.";
    if (theirs === "pages")
      return "pages are made of slices, not the other way round. Move the shared part into the slice or web/ui.";
  }
  if (theirs === "pages" && mine !== "pages" && deeper.length > 0 && mine !== "routes.tsx")
    return "only web/routes.tsx loads pages.";
  return undefined;
}

function laterSlice(name: string): string {
  return `${name} comes later (${sliceOrder.join(", ")}). Record an event and let ${name} act on it, or move the shared part up.`;
}

/** `contract/insight.ts` and all in `contract/insight/` are of one slice. */
function partOfContract(path: string): string {
  return path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
}
