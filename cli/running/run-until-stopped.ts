import { onStopSignal } from "./on-stop-signal.ts";

export type Life = {
  /** What has been started is stopped later, the last one first. */
  onStop(stop: () => Promise<void> | void): void;
  /** Ends everything, because something that should run for ever has not. */
  fail(error: Error): void;
};

/**
 * Starts things and keeps them running until a signal asks to end (then it returns) or something fails (then it throws
 * the reason). Either way everything that was started has been stopped, in the reverse order.
 */
export async function runUntilStopped(start: (life: Life) => Promise<void>): Promise<void> {
  const stops: (() => Promise<void> | void)[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<Error | undefined>();
  const forget = onStopSignal(async () => end(undefined));
  process.on("uncaughtException", end);
  let failure: unknown;
  try {
    await start({ onStop: (stop) => stops.push(stop), fail: end });
    failure = await ended;
  } catch (error) {
    failure = error;
  }
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      // One that does not end well must not keep the others, the database last of all, from ending.
      failure ??= error;
    }
  }
  process.off("uncaughtException", end);
  forget();
  if (failure) throw failure;
}

/** Waits for `work`, but no longer than `ms`: an open download must not keep the process from ending. */
export async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, late]);
  clearTimeout(timer);
}
