import { type Permission, type Role, roleTable, type Scope } from "../../contract/permissions.ts";

/** Through which door something was done. */
export type Door = "screen" | "api" | "command" | "import" | "job";

/** Who acts: an account with its role, how far it sees, and the door it came through. */
export type Actor = {
  userId: string | null;
  name: string;
  role: Role;
  scope: Scope;
  teamId: string | null;
  door: Door;
  /** What the role grants, less what an API key leaves out. */
  may: ReadonlySet<Permission>;
  sessionId?: string;
  apiKeyId?: string;
};

/** The system itself, at a command line on the machine or in a scheduled job. */
export function systemActor(door: "command" | "job"): Actor {
  return {
    userId: null,
    name: "Vitalfew",
    role: "owner",
    scope: "all",
    teamId: null,
    door,
    may: new Set(roleTable.owner.may),
  };
}
