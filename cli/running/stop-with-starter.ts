/**
 * bin/bootstrap.mjs runs us and passes signals on. When it was killed outright nobody would: so when it is gone, we ask
 * ourselves to end, in order.
 */
export function stopWithStarter(): void {
  const starter = Number(process.env.VITALFEW_STARTER);
  if (starter !== process.ppid) return;
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
