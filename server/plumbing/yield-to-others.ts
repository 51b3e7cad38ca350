import { readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { constants, getPriority, setPriority } from "node:os";
import { basename } from "node:path";

const behind = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lets people at their desks go before the work of this thread, wherever the processor is short: a load keeps it busy for
 * minutes, an answer needs it for milliseconds. Only Linux knows priorities of threads.
 */
export function yieldThread(): void {
  if (process.platform !== "linux") return;
  try {
    lower(Number(basename(readlinkSync("/proc/thread-self"))));
  } catch {
    // Without /proc, or without leave to: it works all the same, only not behind the others.
  }
}

/** PostgreSQL's processes that work for connections of this process. */
export interface BackendsBehind {
  /** @param pid as the server says it; of another machine's server it may be any process here */
  add(pid: number | null | undefined): void;
  /** A connection is closed. */
  leave(pid: number | null | undefined): void;
  /** One more connection is in use, or one less. */
  use(change: 1 | -1): void;
  stop(): void;
}

/**
 * How often to look for processes that share a statement, which takes them a tenth of a second or some seconds: often while work goes on,
 * rarely while no more than the queue's own connection is in use.
 */
const lookEveryMs = { atWork: 20, atRest: 250 };

/**
 * The same for what PostgreSQL does for some connections, where it runs on this machine: for the process of each, and for those that
 * share a statement with it, which are started for it and know nothing of its priority.
 */
export function backendsBehind(): BackendsBehind {
  const own = new Set<number>();
  let known: ReadonlySet<number> = new Set();
  let inUse = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const children = own.values().take(1).flatMap(siblingsOf).toArray();
    for (const pid of children) if (!known.has(pid) && own.has(leaderOf(pid))) goBehind(pid);
    // A process says what it is for a moment after it began.
    known = new Set(children.filter((pid) => known.has(pid) || isOfPostgres(pid)));
  };
  const isAtWork = () => inUse > 1;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const lookLater = () => {
    stop();
    if (own.size === 0) return;
    timer = setTimeout(
      () => {
        look();
        lookLater();
      },
      isAtWork() ? lookEveryMs.atWork : lookEveryMs.atRest,
    ).unref();
  };
  return {
    add: (pid) => {
      if (process.platform !== "linux" || !pid || !isOfPostgres(pid)) return;
      goBehind(pid);
      own.add(pid);
      if (timer === undefined) lookLater();
    },
    leave: (pid) => {
      if (pid) own.delete(pid);
      if (own.size === 0) stop();
    },
    use: (change) => {
      const was = isAtWork();
      inUse += change;
      if (isAtWork() && !was) lookLater();
    },
    stop: () => {
      own.clear();
      stop();
    },
  };
}

function goBehind(pid: number): void {
  try {
    lower(pid);
    yieldSession(pid);
  } catch {
    // It is gone already, or belongs to somebody else.
  }
}

/** Whoever was started further behind stays there: to go up to the others' background would be to pass somebody. */
function lower(pid: number): void {
  if (getPriority(pid) < behind) setPriority(pid, behind);
}

/** Whom a process shares a statement with; 0 where it isn't there for that. */
function leaderOf(pid: number): number {
  return Number(/^postgres: parallel worker for PID (\d+)/.exec(titleOf(pid))?.[1] ?? 0);
}

/** All that the server runs, asked of one of its processes; none where the kernel doesn't list them. */
function siblingsOf(pid: number): number[] {
  const server = statOf(pid)[1];
  try {
    return readFileSync(`/proc/${server}/task/${server}/children`, "latin1")
      .split(" ")
      .map(Number)
      .filter(Boolean);
  } catch {
    return [];
  }
}

const isOfPostgres = (pid: number) => titleOf(pid).startsWith("postgres: ");

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}

/** State, parent, group, session and what follows them. */
function statOf(pid: number): string[] {
  try {
    // Behind the name, which may hold anything.
    return readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

// The kernel takes one such wish in a tenth of a second from whoever may not do everything.
const nextTryMs = 150;
const triesMost = 20;

/**
 * Where Linux shares the processor between sessions, a priority counts only within one of them; each process of
 * PostgreSQL is a session of its own, and has to go behind the others as one.
 */
function yieldSession(pid: number, triesLeft = triesMost): void {
  if (!leadsSession(pid)) return;
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(behind));
  } catch (error) {
    const isTooSoon = error instanceof Error && "code" in error && error.code === "EAGAIN";
    if (isTooSoon && triesLeft > 0) setTimeout(yieldSession, nextTryMs, pid, triesLeft - 1).unref();
  }
}

/** Whether a process is the first of its session, so that nobody else's work is in it but its children's. */
const leadsSession = (pid: number) => Number(statOf(pid)[3]) === pid;
