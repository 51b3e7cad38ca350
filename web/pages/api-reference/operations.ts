import { type ErrorCode, errors } from "../../../contract/errors.ts";

/** JSON Schema 2020-12 as far as the contract uses it. */
export type JsonSchema = {
  type?: string | string[];
  format?: string;
  description?: string;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
};

type Content = Readonly<Record<string, { schema: JsonSchema }>>;
type PathOperation = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  "x-permission": string;
  parameters: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
};

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

/** The part of /api/v1/openapi.json that the page reads. */
export type OpenApi = {
  tags: readonly { name: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, PathOperation>>>>;
};

/** One operation as the page shows it. */
export type Operation = {
  name: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  parameters: readonly Parameter[];
  /** Media type and schema of what is sent. */
  body: { type: string; schema: JsonSchema } | undefined;
  reply: { status: string; schema: JsonSchema } | undefined;
  problems: readonly { code: ErrorCode; status: number; sentence: string }[];
};

/** All operations, by tag in the order of the document, then by path. */
export function operationsOf(document: OpenApi): Operation[] {
  const order = document.tags.map((tag) => tag.name);
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => operationOf(method.toUpperCase(), path, one)),
    )
    .toSorted(
      (a, b) =>
        order.indexOf(a.tag) - order.indexOf(b.tag) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
    );
}

function operationOf(method: string, path: string, one: PathOperation): Operation {
  const [bodyType, body] = Object.entries(one.requestBody?.content ?? {})[0] ?? [];
  const [status, reply] = Object.entries(one.responses).find(([code]) => code.startsWith("2")) ?? [];
  const replySchema = reply?.content?.["application/json"]?.schema;
  return {
    name: one.operationId,
    tag: one.tags[0] ?? "",
    method,
    path,
    summary: one.summary,
    permission: one["x-permission"],
    parameters: one.parameters,
    body: bodyType === undefined || body === undefined ? undefined : { type: bodyType, schema: body.schema },
    reply: status === undefined || replySchema === undefined ? undefined : { status, schema: replySchema },
    problems: Object.values(one.responses).flatMap((response) => problemsIn(response.description)),
  };
}

// Each refusal stands in its own paragraph: `code`: sentence.
function problemsIn(description: string): Operation["problems"] {
  return [...description.matchAll(/^`(\w+)`: /gm)].flatMap(([, code = ""]) =>
    isErrorCode(code) ? [{ code, ...errors[code] }] : [],
  );
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code);
}

/** Operations in which every word of the search stands somewhere: path, name, summary, tag, method, permission. */
export function searchOperations(operations: readonly Operation[], search: string): Operation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, name, summary, tag, permission }) => {
    const text = [method, path, name, summary, tag, permission].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A field of a body or a reply, with how deep it lies. */
export type Field = {
  path: string;
  name: string;
  depth: number;
  type: string;
  isRequired: boolean;
  words: string;
};

/** The fields of a schema in their order, those of nested records after the field that holds them. */
export function fieldsOf(schema: JsonSchema, path = "", depth = 0): Field[] {
  const record = recordIn(schema);
  if (record === undefined || depth > 5) return [];
  return Object.entries(record.properties ?? {}).flatMap(([name, field]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const isRequired = (record.required ?? []).includes(name);
    const words = field.description ?? optionsOf(field).find((one) => one.description)?.description ?? "";
    return [
      { path: at, name, depth, type: typeWords(field), isRequired, words },
      ...fieldsOf(field, at, depth + 1),
    ];
  });
}

/** The record behind lists and "or nothing". */
function recordIn(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return recordIn(schema.items);
  return optionsOf(schema)
    .map(recordIn)
    .find((one) => one !== undefined);
}

function optionsOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

/** A type in words: "text", "list of records", "day or null". */
export function typeWords(schema: JsonSchema): string {
  const options = optionsOf(schema);
  if (options.length > 0) return [...new Set(options.map(typeWords))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(" · ");
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeWords({ ...schema, type })).join(" or ");
  switch (schema.type) {
    case "string":
      return textWords(schema);
    case "integer":
      return "whole number";
    case "boolean":
      return "true or false";
    case "array":
      return `list of ${schema.items === undefined ? "anything" : typeWords(schema.items)}`;
    case "object":
      return "record";
    default:
      return schema.type ?? "anything";
  }
}

function textWords({ format, pattern, description }: JsonSchema): string {
  if (format === "date") return "day";
  if (format === "date-time") return "moment";
  if (format === "uuid") return "id";
  if (format === "binary") return "bytes of a file";
  if (description?.startsWith("Decimal amount") || pattern?.startsWith("^-?\\d")) return "decimal as text";
  return format ?? "text";
}

/** A line for the shell that calls the operation; `$KEY` stands for an API key. */
export function curlOf({ method, path, permission, parameters, body }: Operation, origin: string): string {
  const needed = parameters.filter((one) => one.required);
  const query = needed
    .filter((one) => one.in === "query")
    .map((one) => `${one.name}=${one.name.toUpperCase()}`);
  const address = `${origin}/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}`;
  const parts = [
    method === "GET" ? "curl" : `curl -X ${method}`,
    permission === "public" ? [] : ['-H "Authorization: Bearer $KEY"'],
    needed.filter((one) => one.in === "header").map((one) => `-H '${one.name}: "1"'`),
    body === undefined ? [] : [`-H "Content-Type: ${body.type}"`],
    body === undefined
      ? []
      : [body.type === "application/json" ? `-d '${exampleOf(body.schema)}'` : "--data-binary @FILE"],
    `"${address}${query.length > 0 ? `?${query.join("&")}` : ""}"`,
  ];
  return parts.flat().join(" ");
}

/** The smallest body that has the right shape, as JSON. */
function exampleOf(schema: JsonSchema): string {
  const { properties = {}, required = [] } = recordIn(schema) ?? {};
  return JSON.stringify(Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})])));
}

function sampleOf(schema: JsonSchema): unknown {
  const [first] = optionsOf(schema);
  if (first !== undefined) return sampleOf(first);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "array":
      return schema.items === undefined ? [] : [sampleOf(schema.items)];
    case "object":
      return JSON.parse(exampleOf(schema));
    default:
      return sampleText(schema);
  }
}

function sampleText(schema: JsonSchema): string {
  const samples: Readonly<Record<string, string>> = {
    day: "2026-01-31",
    moment: "2026-01-31T09:00:00Z",
    id: "ID",
    "decimal as text": "100.00",
    email: "ada@example.com",
  };
  return samples[textWords(schema)] ?? "…";
}
