import { z } from "zod";
import { read } from "../endpoint.ts";
import { Instant } from "../values.ts";

export const CountedAt = Instant.nullable().meta({
  description: "When, where counting takes seconds and is done after a computation; null: just now",
});

export const readFreshness = read("GET /value/freshness", {
  summary: "Whether the figures in force are those of today's facts",
  permission: "value.read",
  output: z.object({
    computedAt: Instant.nullable(),
    isStale: z.boolean().meta({ description: "Facts changed since they were computed" }),
    isComputing: z.boolean().meta({ description: "Somebody waits for new ones, or a run is at work" }),
    hasCustomers: z.boolean().meta({ description: "Anybody in sight has figures" }),
  }),
});
