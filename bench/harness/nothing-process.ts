// The least an HTTP server of our kind can do: what our own answers and pages are held against.
import type { AddressInfo } from "node:net";
import Fastify from "fastify";

const blankPage = '<!doctype html><html lang="en"><title>Nothing</title><p id="nothing">Nothing.</p></html>';

const app = Fastify();
app.get("/nothing", async () => ({}));
app.get("/blank", (_request, reply) => reply.type("text/html").send(blankPage));
await app.listen({ port: 0, host: "127.0.0.1" });
process.on("disconnect", () => process.exit());
process.send?.(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
