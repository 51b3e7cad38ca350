/**
 * The clauses of a filter sentence as they stand in the address: `rating=A,B`, `serveShare=>30`, `owner=me`.
 * Short, readable, and editable by hand; the page hands them to its list endpoint.
 */

export type Choice = { value: string; label: string };

type Phrase = {
  id: string;
  /** In the list of filters: "Rating". */
  label: string;
  /** In the sentence before the value: "whose rating is". */
  before: string;
  /** In the sentence after it: "of margin". */
  after?: string;
};

export type FilterField =
  | (Phrase & { kind: "choices"; choices: readonly Choice[] })
  | (Phrase & { kind: "number"; unit?: string })
  | (Phrase & { kind: "text" })
  /** The whole clause is `before`: "with an open case". */
  | (Phrase & { kind: "flag" });

export type FilterValues = Readonly<Record<string, string | undefined>>;

export type Range =
  | { form: "above" | "below"; bound: string }
  | { form: "between"; low: string; high: string };

/** `>30`, `<30`, `10..20` → a range; anything else is none. */
export function readRange(text: string): Range | undefined {
  const between = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(text);
  if (between?.[1] !== undefined && between[2] !== undefined)
    return { form: "between", low: between[1], high: between[2] };
  const bound = /^([<>])(-?[\d.]+)$/.exec(text);
  if (bound?.[2] === undefined) return undefined;
  return { form: bound[1] === ">" ? "above" : "below", bound: bound[2] };
}

/** The inverse of readRange. */
export function writeRange(range: Range): string {
  if (range.form === "between") return `${range.low}..${range.high}`;
  return `${range.form === "above" ? ">" : "<"}${range.bound}`;
}

/** `A,B` → `["A", "B"]`; an empty text is no choice. */
export function readChoices(text: string | undefined): string[] {
  return text ? text.split(",") : [];
}

/** The values with one clause set, or taken out when the text is empty. */
export function withClause(values: FilterValues, id: string, text: string | undefined): FilterValues {
  const { [id]: _, ...rest } = values;
  return text ? { ...rest, [id]: text } : rest;
}

type ClauseWords = {
  or: (words: readonly string[]) => string;
  amount: (value: string) => string;
  above: string;
  below: string;
  between: string;
  and: string;
};

/** The words of a clause's value: "A or B", "above 30 %", "between 10 and 20". */
export function valueWords(field: FilterField, text: string, words: ClauseWords): string {
  if (field.kind === "flag") return "";
  if (field.kind === "text") return `“${text}”`;
  if (field.kind === "choices") {
    const labels = readChoices(text).map(
      (value) => field.choices.find((choice) => choice.value === value)?.label ?? value,
    );
    return words.or(labels);
  }
  const range = readRange(text);
  const unit = field.unit === undefined ? "" : `\u202f${field.unit}`;
  if (!range) return text;
  if (range.form === "between")
    return `${words.between} ${words.amount(range.low)} ${words.and} ${words.amount(range.high)}${unit}`;
  return `${range.form === "above" ? words.above : words.below} ${words.amount(range.bound)}${unit}`;
}
