import type { OutputOf } from "../../../contract/endpoint.ts";
import type { listActivityUse } from "../../../contract/insight.ts";

export type ActivityUse = OutputOf<typeof listActivityUse>["rows"][number];
