import {
  keepPreviousData,
  type QueryKey,
  type UseMutationResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Endpoint, GivenOf, OutputOf } from "../contract/endpoint.ts";
import { ApiProblem, problemOf } from "./api-problem.ts";

/** What a caller hands to an endpoint; an upload's bytes ride along as `file`. */
export type Given<E extends Endpoint> = GivenOf<E> & { file?: Blob };

type CallOptions = { signal?: AbortSignal | undefined; idempotencyKey?: string };

/**
 * Calls one operation: fills its path, query and body from one flat input, marks writes so that a repeated send
 * does nothing twice, and answers with the contract's output.
 * @throws ApiProblem with the server's code and sentence
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  given: Given<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const input: Readonly<Record<string, unknown>> = given;
  const { body, headers } = payloadOf(endpoint, input, options);
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      headers,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw ApiProblem.unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** `/api/v1/parties/7?limit=50`: path parameters filled, the query's fields behind. Empty values are left out. */
export function addressOf(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input[name] ?? "")),
  );
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query?.shape ?? {})) {
    const value = input[name];
    if (value === undefined || value === null || value === "") continue;
    query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  const text = query.toString();
  return `/api/v1${path}${text === "" ? "" : `?${text}`}`;
}

function payloadOf(endpoint: Endpoint, input: Readonly<Record<string, unknown>>, options: CallOptions) {
  const headers: Record<string, string> = { accept: "application/json" };
  if (endpoint.kind === "write") headers["idempotency-key"] = options.idempotencyKey ?? crypto.randomUUID();
  const { file, version } = input;
  if (typeof version === "number" && endpoint.ifMatch) headers["if-match"] = `"${version}"`;
  if (endpoint.upload && file instanceof Blob) {
    headers["content-type"] = "application/octet-stream";
    return { body: file, headers };
  }
  if (!endpoint.body) return { body: undefined, headers };
  headers["content-type"] = "application/json";
  const names = Object.keys(endpoint.body.shape).filter((name) => input[name] !== undefined);
  return { body: JSON.stringify(Object.fromEntries(names.map((name) => [name, input[name]]))), headers };
}

/** Under which key a read stands in the cache: its route, then its input. Invalidating by the route alone reaches every input. */
export function keyOf<E extends Endpoint>(endpoint: E, given?: Given<E>): QueryKey {
  return given === undefined ? [endpoint.route] : [endpoint.route, given];
}

type ReadOptions<E extends Endpoint> = {
  /** Ask only when this holds: an id is known, a text is long enough, a permission is there. */
  isOn?: boolean;
  /** Milliseconds between two askings, for work in progress. */
  every?: number | false | ((output: OutputOf<E> | undefined) => number | false);
  /** Keep showing the former answer while a new input is asked for. */
  keepsFormer?: boolean;
  staleMs?: number;
};

/** Reads one operation's answer and keeps it fresh. */
export function useRead<E extends Endpoint>(endpoint: E, given: Given<E>, options: ReadOptions<E> = {}) {
  const { every } = options;
  return useQuery<OutputOf<E>, ApiProblem>({
    queryKey: keyOf(endpoint, given),
    queryFn: ({ signal }) => call(endpoint, given, { signal }),
    enabled: options.isOn ?? true,
    ...(every === undefined
      ? {}
      : { refetchInterval: typeof every === "function" ? (query) => every(query.state.data) : every }),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.keepsFormer ? { placeholderData: keepPreviousData } : {}),
  });
}

type PagedOutput<E extends Endpoint> = OutputOf<E> extends { rows: readonly (infer Row)[] } ? Row : never;

/**
 * Reads a list page by page (keyset: each page hands over the mark of the next) as one growing list of rows,
 * with what DataTable wants to know.
 */
export function useReadPages<E extends Endpoint>(
  endpoint: E,
  given: Given<E>,
  options: Omit<ReadOptions<E>, "every"> = {},
) {
  const query = useInfiniteQuery<
    Paged<PagedOutput<E>>,
    ApiProblem,
    PagedOutput<E>[],
    QueryKey,
    string | undefined
  >({
    queryKey: [...keyOf(endpoint, given), "pages"],
    queryFn: ({ signal, pageParam }) =>
      call(endpoint, { ...given, cursor: pageParam }, { signal }) as Promise<Paged<PagedOutput<E>>>,
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.rows),
    enabled: options.isOn ?? true,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.keepsFormer ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    rows: query.data ?? noRows<PagedOutput<E>>(),
    state: tableState(query),
    problem: query.error ?? undefined,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    onMore: () => void query.fetchNextPage(),
    onRetry: () => void query.refetch(),
    query,
  };
}

type Paged<Row> = { rows: Row[]; next: string | null };

const none: never[] = [];
/** Always the same empty list: a new one on each render would make the table compute its rows anew. */
function noRows<Row>(): Row[] {
  return none;
}

function tableState(query: {
  isPending: boolean;
  isError: boolean;
  data: unknown;
}): "loading" | "ready" | "error" {
  if (query.data !== undefined) return "ready";
  return query.isError ? "error" : query.isPending ? "loading" : "ready";
}

type WriteOptions<E extends Endpoint> = {
  /** Reads that may answer differently afterwards, by endpoint: all their inputs are asked again when next seen. */
  invalidates?: readonly Endpoint[];
  onDone?: (output: OutputOf<E>, given: Given<E>) => void;
};

/** Writes through one operation. `mutateAsync` throws the ApiProblem, so a form can put it beside its fields. */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  options: WriteOptions<E> = {},
): UseMutationResult<OutputOf<E>, ApiProblem, Given<E>> {
  const client = useQueryClient();
  return useMutation<OutputOf<E>, ApiProblem, Given<E>>({
    mutationKey: [endpoint.route],
    mutationFn: (given) => call(endpoint, given),
    onSuccess: async (output, given) => {
      await Promise.all(
        (options.invalidates ?? []).map((read) => client.invalidateQueries({ queryKey: keyOf(read) })),
      );
      options.onDone?.(output, given);
    },
  });
}
