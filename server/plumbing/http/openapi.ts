import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { errors } from "../../../contract/errors.ts";
import { endpointsOf, type Slice } from "../slice.ts";
import { packSmallest, sayPacked, takesGzip } from "./pack-answers.ts";
import { codesOf } from "./problems.ts";

type Json = Record<string, unknown>;

/** Serves the API's own description: OpenAPI 3.1 at /api/v1/openapi.json, made once from the contract. */
export function describeApi(app: FastifyInstance, slices: readonly Slice[]): void {
  const document = JSON.stringify(openApi(slices));
  // Half a megabyte that is always the same is packed once, and as small as can be.
  let packed: Promise<Buffer> | undefined;
  app.get("/api/v1/openapi.json", async (request, reply) => {
    reply.type("application/json; charset=utf-8");
    if (!takesGzip(request)) return document;
    packed ??= packSmallest(document);
    return sayPacked(reply).send(await packed);
  });
}

/** The OpenAPI 3.1 document of the whole contract. */
export function openApi(slices: readonly Slice[]): Json {
  const paths: Record<string, Json> = {};
  for (const slice of slices) {
    for (const [name, endpoint] of endpointsOf(slice)) {
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: operation(slice.name, name, endpoint),
      };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Vitalfew",
      version: "1",
      description:
        "Every operation the screen can do. Refusals are problem documents (RFC 9457) with a code.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ session: [] }, { apiKey: [] }],
    tags: slices.map((slice) => ({ name: slice.name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "vitalfew" },
        apiKey: { type: "http", scheme: "bearer", description: "An API key made under Administration" },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(tag: string, name: string, endpoint: Endpoint): Json {
  return {
    operationId: name,
    tags: [tag],
    summary: endpoint.summary,
    "x-permission": endpoint.permission,
    ...(endpoint.permission === "public" && { security: [] }),
    parameters: [
      ...parameters("path", endpoint.params),
      ...parameters("query", endpoint.query),
      ...(endpoint.ifMatch ? [header("If-Match", true, "Version of the record being changed")] : []),
      ...(endpoint.kind === "write" && !endpoint.holdsSecrets
        ? [header("Idempotency-Key", false, "Makes a repeated request do nothing twice")]
        : []),
    ],
    ...bodyOf(endpoint),
    responses: {
      [endpoint.status]: {
        description: "Done",
        content: contentOf(endpoint),
      },
      ...problemResponses(endpoint),
    },
  };
}

function contentOf({ download, output }: Endpoint): Json {
  if (download === undefined) return { "application/json": { schema: jsonSchema(output, "output") } };
  const file = { schema: { type: "string", format: "binary" } };
  return Object.fromEntries(download.types.map((type) => [type, file]));
}

function parameters(place: "path" | "query", schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const described = jsonSchema(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || (described.required ?? []).includes(name),
    schema: property,
  }));
}

function header(name: string, required: boolean, description: string): Json {
  return { name, in: "header", required, description, schema: { type: "string" } };
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.upload) {
    return {
      requestBody: {
        required: true,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    };
  }
  if (endpoint.body === undefined) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: jsonSchema(endpoint.body, "input") } },
    },
  };
}

function problemResponses(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(codesOf(endpoint.errors), (code) => errors[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${errors[code].sentence}`).join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
    reused: "inline",
  }) as Json;
  return rest;
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "instance"],
  properties: {
    type: { type: "string", description: "urn:vitalfew:problem:CODE" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "What happened and what you can do, for a person" },
    code: { type: "string", enum: Object.keys(errors) },
    instance: { type: "string", description: "Number of the request" },
    fields: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
} as const;
