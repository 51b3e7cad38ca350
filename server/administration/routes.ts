import type * as administration from "../../contract/administration.ts";
import type { Routes } from "../plumbing/action.ts";
import { createApiKey } from "./api-keys/create-api-key.ts";
import { listApiKeys } from "./api-keys/list-api-keys.ts";
import { revokeApiKey } from "./api-keys/revoke-api-key.ts";
import { listEvents } from "./audit/list-events.ts";
import { acceptLink } from "./sign-on/accept-link.ts";
import { changeMe } from "./sign-on/change-me.ts";
import { changeMyPassword } from "./sign-on/change-my-password.ts";
import { checkLink } from "./sign-on/check-link.ts";
import { completeSetUp } from "./sign-on/complete-set-up.ts";
import { endMyOtherSessions } from "./sign-on/end-my-other-sessions.ts";
import { endMySession } from "./sign-on/end-my-session.ts";
import { enterDemo } from "./sign-on/enter-demo.ts";
import { listMySessions } from "./sign-on/list-my-sessions.ts";
import { readFrontDoor } from "./sign-on/read-front-door.ts";
import { readMe } from "./sign-on/read-me.ts";
import { signIn } from "./sign-on/sign-in.ts";
import { signOut } from "./sign-on/sign-out.ts";
import { changeUser } from "./users/change-user.ts";
import { createTeam } from "./users/create-team.ts";
import { endUserSession } from "./users/end-user-session.ts";
import { endUserSessions } from "./users/end-user-sessions.ts";
import { inviteUser } from "./users/invite-user.ts";
import { listColleagues } from "./users/list-colleagues.ts";
import { listTeams } from "./users/list-teams.ts";
import { listUserSessions } from "./users/list-user-sessions.ts";
import { listUsers } from "./users/list-users.ts";
import { makeUserLink } from "./users/make-user-link.ts";
import { readUser } from "./users/read-user.ts";
import { listViewings } from "./viewings/list-viewings.ts";
import { changeWorkspace } from "./workspace/change-workspace.ts";
import { readWorkspace } from "./workspace/read-workspace.ts";

export const routes = {
  acceptLink,
  changeMe,
  changeMyPassword,
  changeUser,
  changeWorkspace,
  checkLink,
  completeSetUp,
  createApiKey,
  createTeam,
  endMyOtherSessions,
  endMySession,
  endUserSession,
  endUserSessions,
  enterDemo,
  inviteUser,
  listApiKeys,
  listColleagues,
  listEvents,
  listMySessions,
  listTeams,
  listUserSessions,
  listUsers,
  listViewings,
  makeUserLink,
  readFrontDoor,
  readMe,
  readUser,
  readWorkspace,
  revokeApiKey,
  signIn,
  signOut,
} satisfies Routes<typeof administration>;
