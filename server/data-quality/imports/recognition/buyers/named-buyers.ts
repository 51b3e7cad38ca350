import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { LooseMap } from "../writing/loose-map.ts";

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment"]);
const own = new Set(["customer", "order", "account", "payment"]);

/**
 * An order or payment that names who bought in two columns, given and family name, and in some rows a company beside them: whoever
 * names no company is a person known by their mail address, and people work at the company that stands with them.
 */
export function namedBuyers(kind: ImportKind, { sketch, columnWords }: TableAtHand, loose: LooseMap): void {
  const { columns, links, parts } = loose;
  const part = links.account && parts[links.account.to];
  if (!ofBuyers.has(kind) || links.person || !links.account || part?.kind !== "organisation") return;
  const called = (names: string) =>
    sketch.columns.find(({ filled }, at) => {
      const words =
        columnWords[at]?.filter(({ notions }) => !notions.some((notion) => own.has(notion))) ?? [];
      return filled > 0 && nameFit(words, names, new Set()) > 0.8;
    })?.column;
  const told = Object.entries(part.columns ?? {});
  const columnFor = (field: string) => told.find(([, target]) => target === field)?.[0];
  const [given, family] = [called("given name | given"), called("family name | family")];
  const [company, mail] = [columnFor("name"), columnFor("mail")];
  const isInAll = sketch.columns.some(({ column, empty }) => column === company && empty === 0);
  if (!given || !family || !company || !mail || isInAll || [given, family].includes(company)) return;
  for (const column of [given, family]) delete columns[column];
  const { to } = links.account;
  const account = { column: company, to, none: ["-"] };
  parts[to] = {
    ...part,
    id: [company],
    columns: Object.fromEntries(told.filter(([, field]) => field !== "mail" && field !== "phone")),
  };
  parts.buyers = {
    kind: "person",
    id: [mail],
    columns: {
      ...Object.fromEntries(told.filter(([column]) => column !== company)),
      [given]: "given_name",
      [family]: "family_name",
    },
    links: { account },
    always: { stage: "none" },
  };
  links.account = account;
  links.person = { column: mail, to: "buyers" };
}
