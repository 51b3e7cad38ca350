/** Failed tries are counted over this time. */
export const tryMinutes = 15;

const freeTries = { account: 5, address: 30 };

/**
 * How long the next try has to wait, in whole seconds; 0 when it may be made. After five failed tries for one account
 * (thirty from one address, behind which a whole office may sit) each further one doubles the wait, up to 15 minutes.
 */
export function secondsToWait(
  kind: "account" | "address",
  tries: { count: number; lastAt: Date | null },
  now: Date,
): number {
  const beyond = tries.count - freeTries[kind];
  if (beyond < 0 || tries.lastAt === null) return 0;
  const wait = Math.min(5 * 2 ** beyond, tryMinutes * 60);
  const waited = (now.getTime() - tries.lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(wait - waited));
}
