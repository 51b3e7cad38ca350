import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptLink, signIn } from "../contract/administration.ts";
import { runVitalfew } from "../test/harness/command.ts";
import { startTestServer, type TestServer } from "../test/harness/server.ts";
import { asStranger } from "../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(() => server.close());

function addUser(args: readonly string[], input?: string) {
  const env = { DATABASE_URL: server.database.url, VITALFEW_DATA: server.dataDir };
  return runVitalfew(["add-user", ...args, "--json"], env, input);
}

const ada = ["--name", "Ada Quill", "--mail", "ada@vitalfew.example", "--role", "owner"];

test("makes an account and a link with which its person gets in", async () => {
  const { code, stdout } = await addUser(ada);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.link).toMatch(/\/welcome#[\w-]{43}$/);
  const token = answer.link.split("#")[1];
  const accepted = await asStranger(server).call(acceptLink, { token, password: "river lamp under seven" });
  expect(accepted.body).toMatchObject({ userId: answer.userId, role: "owner" });
  const [event] = await server.database.sql`select actor_name, door from event where name = 'user.invited'`;
  expect(event).toEqual({ actor_name: "Vitalfew", door: "command" });

  const taken = await addUser(ada);
  expect(taken.code).toBe(1);
  expect(JSON.parse(taken.stdout).error.code).toBe("mail_taken");
});

test("takes the password from standard input, and holds it to the rule", async () => {
  const bob = [
    "--name",
    "Bob Lind",
    "--mail",
    "bob@vitalfew.example",
    "--role",
    "operator",
    "--password-stdin",
  ];
  const weak = await addUser(bob, "too short\n");
  expect(JSON.parse(weak.stdout).error.code).toBe("password_weak");
  const { stdout } = await addUser(bob, "seven lamps under a river\n");
  expect(JSON.parse(stdout)).toMatchObject({ link: null });
  const signedIn = await asStranger(server).call(signIn, {
    mail: "bob@vitalfew.example",
    password: "seven lamps under a river",
  });
  expect(signedIn.body).toMatchObject({ role: "operator" });
});

test("says what is missing or wrong", async () => {
  const { code, stdout } = await addUser([
    "--name",
    "Ada Quill",
    "--mail",
    "ada@vitalfew.example",
    "--role",
    "king",
  ]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout).error.detail).toContain("--role is one of owner, manager");
});
