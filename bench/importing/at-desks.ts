import { setTimeout as pause } from "node:timers/promises";
import type { Task } from "../harness/measure-requests.ts";
import type { Asked } from "../harness/user.ts";
import type { World } from "../harness/world.ts";

/** Lets everybody at their desks do a task, with a pause in between, for as long as something else is going on. */
export async function atDesksUntil(
  world: World,
  going: Promise<unknown>,
  task: Task,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  let isOver = false;
  const over = going.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  let turn = 0;
  await Promise.all(
    world.users.map(async (user) => {
      // Nobody's desk opens at the same instant as the next one's.
      await pause((world.effort.deskPauseMs * user.index) / world.users.length);
      do {
        asked.push(await task(user, turn++));
        await Promise.race([pause(world.effort.deskPauseMs), over]);
      } while (!isOver);
    }),
  );
  return asked;
}
