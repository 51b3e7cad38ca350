const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Calls `stop` once when the process is asked to end; asking again changes nothing. Returns how to take that back. */
export function onStopSignal(stop: () => Promise<void>): () => void {
  let stopping = false;
  const listener = () => {
    if (stopping) return;
    stopping = true;
    stop().catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
