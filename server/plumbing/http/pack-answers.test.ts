import { gunzipSync } from "node:zlib";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { packLongAnswers } from "./pack-answers.ts";

const long = JSON.stringify({ text: "profit ".repeat(20_000) });

async function ask(url: string, accepts: string | undefined) {
  const app = Fastify();
  packLongAnswers(app);
  app.get("/long", (_request, reply) => reply.type("application/json").send(long));
  app.get("/short", (_request, reply) => reply.type("application/json").send("{}"));
  return app.inject({ url, headers: accepts === undefined ? {} : { "accept-encoding": accepts } });
}

test("a large answer is packed for those who take it, and whole for the others", async () => {
  const packed = await ask("/long", "gzip, deflate, br");
  expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(packed.rawPayload.length).toBeLessThan(2000);
  expect(gunzipSync(packed.rawPayload).toString()).toBe(long);
  for (const accepts of ["br", "identity", undefined]) {
    const whole = await ask("/long", accepts);
    expect(whole.headers["content-encoding"]).toBeUndefined();
    expect(whole.body).toBe(long);
  }
});

test("a small answer is sent as it is", async () => {
  const small = await ask("/short", "gzip");
  expect(small.headers["content-encoding"]).toBeUndefined();
  expect(small.body).toBe("{}");
});
