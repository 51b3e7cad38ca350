import { z } from "zod";
import { passwordLengthMax } from "./administration/password-rule.ts";
import { Country, KnownCurrency, Locale, Workspace } from "./administration/workspace.ts";
import { read, write } from "./endpoint.ts";
import { type Permission, permissions, roles, scopes } from "./permissions.ts";
import { Day, Flag, Id, Instant, Page, PageQuery, TimeZone, Version, Words } from "./values.ts";

export * from "./administration/audit.ts";
export * from "./administration/workspace.ts";

// Words of the slice

const Role = z.enum(roles);
const Scope = z.enum(scopes);
const PermissionName = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);

/** A mail address as a person writes it; two spellings of it are one account. */
export const Mail = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("Write a mail address such as name@company.com."));

/** What is typed into a password field. Whether it is good enough is said by `passwordProblem`. */
export const Password = z.string().min(1).max(passwordLengthMax);

/** The part after `#` of a one-time link. */
export const LinkToken = z.string().min(20).max(100);

const Team = z.object({ teamId: Id, name: z.string() });

/** Who I am here, what I may do, and how figures are written for me. */
export const Me = z.object({
  userId: Id,
  name: z.string(),
  mail: z.string().nullable(),
  role: Role,
  scope: Scope,
  permissions: z.array(PermissionName),
  team: Team.nullable(),
  locale: z.string().nullable().meta({ description: "Own choice; null takes the workspace's" }),
  workspace: Workspace.pick({ name: true, baseCurrency: true, timeZone: true, country: true, locale: true }),
  version: Version,
});

const Session = z.object({
  sessionId: Id,
  isThisOne: z.boolean(),
  createdAt: Instant,
  seenAt: Instant,
  endsAt: Instant.meta({ description: "Ends then at the latest, sooner when it isn't used" }),
  ip: z.string(),
  userAgent: z.string(),
});

const userStates = ["named", "invited", "active", "locked"] as const;

export const User = z.object({
  userId: Id,
  name: z.string(),
  mail: z.string().nullable(),
  role: Role,
  recordScope: Scope.nullable().meta({ description: "How far they see; null takes the role's" }),
  team: Team.nullable(),
  state: z.enum(userStates),
  createdAt: Instant,
  seenAt: Instant.nullable().meta({ description: "Last seen in a session" }),
  sessionCount: z.int(),
  version: Version,
});

/** A link to hand over: there is no mail server that could send it. Shown this once; only its hash is kept. */
const OneTimeLink = z.object({
  path: z.string().meta({ description: "Path and fragment, to put behind the address of this Vitalfew" }),
  endsAt: Instant,
});

const Done = z.object({ done: z.literal(true) });
const Ended = z.object({ ended: z.int().meta({ description: "How many sessions were ended" }) });

// Signing on

export const readFrontDoor = read("GET /front-door", {
  summary: "What a stranger needs to know: whether Vitalfew is set up",
  permission: "public",
  output: z.object({ isSetUp: z.boolean() }),
});

export const SignIn = z.object({ mail: Mail, password: Password });

export const signIn = write("POST /session", {
  summary: "Sign in with mail address and password",
  permission: "public",
  holdsSecrets: true,
  body: SignIn,
  output: Me,
  errors: ["sign_in_refused"],
});

export const signOut = write("DELETE /session", {
  summary: "Sign out of this browser",
  permission: "public",
  output: Done,
});

export const SetUp = z.object({
  token: LinkToken,
  workspaceName: Words(120),
  baseCurrency: KnownCurrency,
  timeZone: TimeZone,
  country: Country.optional(),
  locale: Locale,
  name: Words(120),
  mail: Mail,
  password: Password,
});

export const completeSetUp = write("POST /set-up", {
  summary: "Set up the workspace and its first owner with the link of the first start",
  permission: "public",
  holdsSecrets: true,
  body: SetUp,
  output: Me,
  errors: ["set_up_done", "set_up_link_unusable", "password_weak", "mail_taken"],
});

export const checkLink = write("POST /one-time-links/check", {
  summary: "See whose one-time link this is, and whether it still works",
  permission: "public",
  holdsSecrets: true,
  body: z.object({ token: LinkToken }),
  output: z.object({
    purpose: z.enum(["set-up", "invitation", "password"]),
    name: z.string().nullable(),
    mail: z.string().nullable(),
    workspaceName: z.string(),
  }),
  errors: ["link_unusable"],
});

export const AcceptLink = z.object({ token: LinkToken, password: Password });

export const acceptLink = write("POST /one-time-links/accept", {
  summary: "Accept an invitation or set a new password, and be signed in",
  permission: "public",
  holdsSecrets: true,
  body: AcceptLink,
  output: Me,
  errors: ["link_unusable", "password_weak"],
});

export const enterDemo = write("POST /demo-links/enter", {
  summary: "Be signed in as a person of the example company, while the demo that made the link runs",
  permission: "public",
  holdsSecrets: true,
  body: z.object({ token: LinkToken }),
  output: Me,
  errors: ["demo_link_void"],
});

// My account

export const readMe = read("GET /me", {
  summary: "Who I am here and what I may do",
  permission: "signed-in",
  output: Me,
});

export const ChangeMe = z.object({ name: Words(120), locale: Locale.nullable() }).partial();

export const changeMe = write("PATCH /me", {
  summary: "Change my name or how I read numbers and dates",
  permission: "signed-in",
  ifMatch: true,
  body: ChangeMe,
  output: Me,
  errors: ["version_required", "version_stale"],
});

export const ChangeMyPassword = z.object({ currentPassword: Password, newPassword: Password });

export const changeMyPassword = write("PUT /me/password", {
  summary: "Change my password; my other sessions end",
  permission: "signed-in",
  holdsSecrets: true,
  body: ChangeMyPassword,
  output: Ended,
  errors: ["password_wrong", "password_weak", "key_not_enough"],
});

export const listMySessions = read("GET /me/sessions", {
  summary: "Where I am signed in",
  permission: "signed-in",
  output: z.object({ rows: z.array(Session) }),
});

export const endMySession = write("DELETE /me/sessions/{sessionId}", {
  summary: "End one of my sessions",
  permission: "signed-in",
  params: z.object({ sessionId: Id }),
  output: Ended,
  errors: ["key_not_enough"],
});

export const endMyOtherSessions = write("DELETE /me/sessions", {
  summary: "End all my sessions but this one",
  permission: "signed-in",
  output: Ended,
  errors: ["key_not_enough"],
});

// People who work here

export const listUsers = read("GET /users", {
  summary: "The people who work here, by name",
  permission: "user.read",
  query: z.object({
    ...PageQuery,
    state: z.enum(userStates).optional(),
    role: Role.optional(),
    text: z.string().trim().max(100).optional().meta({ description: "Part of the name or mail address" }),
  }),
  output: Page(User),
});

export const readUser = read("GET /users/{userId}", {
  summary: "One of the people who work here",
  permission: "user.read",
  params: z.object({ userId: Id }),
  output: User,
});

export const listColleagues = read("GET /colleagues", {
  summary: "Names to choose from: who can own a customer or take a task",
  permission: "signed-in",
  query: z.object({
    everybody: Flag.default(false).meta({
      description: "Also people only named in records, and locked ones",
    }),
  }),
  output: z.object({ rows: z.array(z.object({ userId: Id, name: z.string(), team: Team.nullable() })) }),
});

export const InviteUser = z.object({
  name: Words(120),
  mail: Mail,
  role: Role,
  recordScope: Scope.nullable().default(null),
  teamId: Id.nullable().default(null),
});

export const inviteUser = write("POST /users", {
  summary: "Invite somebody: makes the account and a link to hand over",
  permission: "user.write",
  holdsSecrets: true,
  status: 201,
  body: InviteUser,
  output: z.object({ user: User, link: OneTimeLink }),
  errors: ["mail_taken", "team_unknown", "role_beyond_yours"],
});

export const ChangeUser = z
  .object({
    name: Words(120),
    mail: Mail,
    role: Role,
    recordScope: Scope.nullable(),
    teamId: Id.nullable(),
    isLocked: z.boolean().meta({ description: "A locked account is out at once, and its keys too" }),
  })
  .partial();

export const changeUser = write("PATCH /users/{userId}", {
  summary: "Change somebody's name, mail address, role, team, sight, or lock the account",
  permission: "user.write",
  ifMatch: true,
  params: z.object({ userId: Id }),
  body: ChangeUser,
  output: User,
  errors: [
    "version_required",
    "version_stale",
    "mail_taken",
    "team_unknown",
    "last_owner",
    "role_beyond_yours",
  ],
});

export const makeUserLink = write("POST /users/{userId}/link", {
  summary: "Make a new one-time link with which somebody sets a password",
  permission: "user.write",
  holdsSecrets: true,
  status: 201,
  params: z.object({ userId: Id }),
  output: OneTimeLink,
  errors: ["account_locked", "mail_missing", "role_beyond_yours"],
});

export const listUserSessions = read("GET /users/{userId}/sessions", {
  summary: "Where somebody is signed in",
  permission: "user.write",
  params: z.object({ userId: Id }),
  output: z.object({ rows: z.array(Session) }),
});

export const endUserSession = write("DELETE /users/{userId}/sessions/{sessionId}", {
  summary: "End one of somebody's sessions",
  permission: "user.write",
  params: z.object({ userId: Id, sessionId: Id }),
  output: Ended,
});

export const endUserSessions = write("DELETE /users/{userId}/sessions", {
  summary: "End all of somebody's sessions",
  permission: "user.write",
  params: z.object({ userId: Id }),
  output: Ended,
});

export const listTeams = read("GET /teams", {
  summary: "The teams, with how many people each has",
  permission: "signed-in",
  output: z.object({ rows: z.array(Team.extend({ memberCount: z.int() })) }),
});

export const CreateTeam = z.object({ name: Words(80) });

export const createTeam = write("POST /teams", {
  summary: "Create a team, whose people share customers",
  permission: "user.write",
  status: 201,
  body: CreateTeam,
  output: Team,
  errors: ["team_name_taken"],
});

// Keys for programs

const ApiKey = z.object({
  apiKeyId: Id,
  name: z.string(),
  prefix: z.string().meta({ description: "First characters, to recognise it" }),
  user: z
    .object({ userId: Id, name: z.string() })
    .meta({ description: "Acts for this account and never beyond it" }),
  permissions: z.array(PermissionName),
  createdAt: Instant,
  usedAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});

export const listApiKeys = read("GET /api-keys", {
  summary: "All keys for programs, newest first; revoked ones are kept for the record",
  permission: "key.write",
  query: z.object(PageQuery),
  output: Page(ApiKey),
});

export const CreateApiKey = z.object({
  name: Words(80),
  permissions: z.array(PermissionName).min(1, "Choose at least one permission."),
  endsOn: Day.optional().meta({
    description: "Last day on which it works; without one it works until revoked",
  }),
});

export const createApiKey = write("POST /api-keys", {
  summary: "Create a key for a program; the reply shows it this once",
  permission: "key.write",
  holdsSecrets: true,
  status: 201,
  body: CreateApiKey,
  output: z.object({ key: z.string(), apiKey: ApiKey }),
  errors: ["permissions_beyond_yours", "day_past"],
});

export const revokeApiKey = write("DELETE /api-keys/{apiKeyId}", {
  summary: "Revoke a key; it stops at once",
  permission: "key.write",
  params: z.object({ apiKeyId: Id }),
  output: ApiKey,
});
