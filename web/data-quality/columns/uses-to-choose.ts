import type { FieldType } from "../../../contract/data-quality/imports/import-kind.ts";
import {
  fieldsOf,
  type ImportKind,
  importKinds,
  wishesOf,
} from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { WizardTexts } from "../../texts/useWizardTexts.ts";
import type { PickerOption } from "../../ui/pop/Picker.tsx";
import type { DraftColumn } from "../draft/draft.ts";
import { columnUsedAs } from "./change-use.ts";
import type { Use } from "./uses-of-column.ts";
import { wordsOfField } from "./words-of-field.ts";

type Words = WizardTexts["columns"];
type Group = Exclude<keyof Words["groups"], "likely">;

const groups: readonly Group[] = [
  "identity",
  "words",
  "reach",
  "address",
  "days",
  "figures",
  "links",
  "otherwise",
];
const addressFields = ["line1", "line2", "city", "region", "postcode", "country"];
const groupOfType: Partial<Record<FieldType, Group>> = {
  mail: "reach",
  phone: "reach",
  site: "reach",
  country: "address",
  day: "days",
  instant: "days",
  amount: "figures",
  number: "figures",
  whole: "figures",
  percent: "figures",
  share: "figures",
  currency: "figures",
};

const offeredFrom = 0.03;

type Given = {
  kind: ImportKind;
  map: ModuleMap;
  column: DraftColumn;
  /** All columns of the table, to say which one fills a field now. */
  columns: readonly string[];
  words: Words;
};

/** Everything a column may be read as, grouped by what it is; what its name and its cells speak for comes first. */
export function usesToChoose({ kind, map, column, columns, words }: Given): PickerOption[] {
  const likely = column.candidates.filter(isWorthOffering).map((candidate) => ({
    id: idOfUse(candidate),
    label: wordsOfUse(candidate, words),
    group: words.groups.likely,
    detail: candidate.reasons[0],
  }));
  const isLikely = new Set(likely.map(({ id }) => id));
  const all = groups.flatMap((group) =>
    usesIn(group, kind).map((use) => ({
      id: idOfUse(use),
      label: wordsOfUse(use, words),
      group: words.groups[group],
      detail: detailOf(use, { map, column: column.column, columns, words }),
      words: `${use.field ?? use.link ?? ""} ${use.as}`,
    })),
  );
  return [...likely, ...all.filter(({ id }) => !isLikely.has(id))];
}

/** Not for a further record of the row, and not what next to nothing speaks for. */
function isWorthOffering({ as, link, confidence }: DraftColumn["candidates"][number]): boolean {
  return confidence >= offeredFrom && (as === "link" || link === undefined);
}

function usesIn(group: Group, kind: ImportKind): Use[] {
  if (group === "identity") return [{ as: "id" }, { as: "name" }];
  if (group === "otherwise") return [{ as: "custom" }, { as: "ignored" }];
  if (group === "links") return importKinds[kind].links.map((link) => ({ as: "link", link }));
  const fields = Object.entries(fieldsOf(kind))
    .filter(([field, type]) => groupOf(field, type) === group)
    .map(([field]) => field);
  return [...fields, ...(group === "reach" ? wishesOf(kind) : [])].map((field) => ({ as: "field", field }));
}

function groupOf(field: string, type: FieldType): Group {
  return addressFields.includes(field) ? "address" : (groupOfType[type] ?? "words");
}

function detailOf(
  use: Use,
  { map, column, columns, words }: Pick<Given, "map" | "words" | "columns"> & { column: string },
): string | undefined {
  if (use.as === "id") return words.idDetail;
  if (use.as === "name") return words.nameDetail;
  if (use.as === "custom") return words.customDetail;
  if (use.as === "ignored") return words.ignoredDetail;
  const taken = columnUsedAs(map, columns, use);
  return taken === undefined || taken === column ? undefined : words.usedBy(taken);
}

/** `field:mail`, `link:owner`, `id`: a use as one word. */
export function idOfUse({ as, field, link }: Use): string {
  if (as !== "link" && link !== undefined) return `${link}.${as}:${field ?? ""}`;
  if (as === "field") return `field:${field}`;
  return as === "link" ? `link:${link}` : as;
}

export function readUseId(id: string): Use {
  const [as = "custom", name] = id.split(":", 2);
  if (as === "field") return { as, field: name };
  if (as === "link") return { as, link: name };
  return { as: as === "id" || as === "name" || as === "ignored" ? as : "custom" };
}

/** A use as it is said on the screen. */
export function wordsOfUse({ as, field, link }: Use, words: Words): string {
  const part = as === "link" ? undefined : link;
  const said =
    as === "field"
      ? wordsOfField(field ?? "", words)
      : as === "link"
        ? words.link(wordsOfField(link ?? "", words).toLowerCase())
        : words[as];
  return part === undefined ? said : `${part}: ${said.toLowerCase()}`;
}
