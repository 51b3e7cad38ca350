import { notifyManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api-problem.ts";

// A box that is ticked falls back to what it was at the end of its event; what was set by then is drawn before anybody
// sees that. With the usual timer the box would flicker.
notifyManager.setScheduler(queueMicrotask);

/** The cache of what was read. Whoever is no longer signed in is sent to sign in, wherever the answer came from. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  function watch(error: unknown) {
    if (error instanceof ApiProblem && error.code === "not_signed_in") onSignedOut();
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        // A refusal stays a refusal; only what never reached the server, or met it at a bad moment, is worth a second try.
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && ["unreachable", "unavailable"].includes(error.code),
        refetchOnWindowFocus: true,
      },
      mutations: { onError: watch },
    },
  });
  return client;
}
