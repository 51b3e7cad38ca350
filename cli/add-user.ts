import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { InviteUser } from "../contract/administration.ts";
import { roles } from "../contract/permissions.ts";
import { addUser } from "../server/administration/add-user.ts";
import { openDatabase } from "../server/plumbing/database/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { publicAddress } from "./running/listen-address.ts";
import { withDatabase } from "./running/with-database.ts";

export const usage = `vitalfew add-user --name NAME --mail MAIL --role ROLE [--password-stdin]

Makes an account and prints a link, good for one use within a week, with which its person sets a password. It needs no
sign-in, so it also lets an owner back in who has lost every other way.
  --name NAME        full name
  --mail MAIL        mail address, the name to sign in with
  --role ROLE        ${roles.join(", ")}
  --password-stdin   reads the password from standard input instead of making a link`;

const Account = InviteUser.pick({ name: true, mail: true, role: true });

/** Answers `{ userId, link, endsAt }`; link and endsAt are null when the password was given. */
export async function run(args: string[], io: Io): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: "string" },
      mail: { type: "string" },
      role: { type: "string" },
      "password-stdin": { type: "boolean", default: false },
    },
  });
  const account = readAccount(values);
  const password = values["password-stdin"] ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;

  await withDatabase(async ({ url, serverUrl }) => {
    const db = openDatabase(url, 1);
    try {
      const { userId, link } = await db.write((tx) =>
        addUser(tx, password === undefined ? account : { ...account, password }),
      );
      const baseUrl = publicAddress(process.env) ?? serverUrl;
      const address = link && `${baseUrl ?? ""}${link.path}`;
      if (address) {
        const where = baseUrl ? "" : " (put it behind the address of your Vitalfew)";
        io.say(`${account.name} sets a password here, once and within a week${where}: ${address}`);
      } else io.say(`${account.name} can sign in as ${account.mail}.`);
      io.answer({ userId, link: address, endsAt: link?.endsAt ?? null });
    } finally {
      await db.close();
    }
  });
}

function readAccount(values: { name?: string; mail?: string; role?: string }): z.output<typeof Account> {
  const parsed = Account.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0]);
  const problem =
    field === "role"
      ? `--role is one of ${roles.join(", ")}.`
      : field === "mail"
        ? "--mail is a mail address such as name@company.com."
        : "--name is missing.";
  return refuse("usage", { problem, command: "add-user" });
}
