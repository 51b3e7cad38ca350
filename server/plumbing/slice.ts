import { type Endpoint, isEndpoint } from "../../contract/endpoint.ts";
import type { Action } from "./action.ts";

/** A slice as the server sees it: its contract module and one action for each endpoint in it. */
export type Slice = { name: string; contract: object; routes: object };

/** The endpoints of a slice with the names they are exported under. */
export function endpointsOf(slice: Slice): [string, Endpoint][] {
  return Object.entries(slice.contract).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]));
}

/** The action of an endpoint, by the endpoint's name. */
export function actionOf(slice: Slice, name: string): Action<Endpoint> {
  const action: unknown = Reflect.get(slice.routes, name);
  if (typeof action !== "function")
    throw new Error(`The slice ${slice.name} has no action for its endpoint ${name}.`);
  return action as Action<Endpoint>;
}
