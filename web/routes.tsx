import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useParams,
} from "@tanstack/react-router";
import { customRecordKinds } from "../contract/customers/custom-types.ts";
import { curveWindows, valueWindows } from "../contract/insight/value-windows.ts";
import { ClausesSearch, CustomersSearch } from "./customers/list/customer-search.ts";
import { MatrixSearch } from "./insight/matrix/matrix-search.ts";
import { readSearch, writeSearch } from "./links.ts";
import { flag, oneOf, orElse, searchOf, text, wholeNumber } from "./search.ts";
import { NotFound } from "./shell/NotFound.tsx";
import { PageFailed } from "./shell/PageFailed.tsx";

/*
  Every page on one screen. A page is loaded when its address is first near: one line per page,
    const customers = createRoute({
      getParentRoute: () => shell, path: "/customers", validateSearch: CustomersSearch,
      component: lazyRouteComponent(() => import("./pages/CustomersPage.tsx"), "CustomersPage"),
    });
  and its name in the tree below. Search values arrive as text (see readSearch); `validateSearch` takes a `searchOf` (search.ts).
  In the page: `const route = getRouteApi("/shell/customers")`, then route.useSearch(), route.useParams(), route.useNavigate().
*/

const root = createRootRoute({ component: Outlet });

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of one record. What can be no id, as in an address that was cut short on its way, leads nowhere: nobody need be asked. */
function ofRecord(Page: ReturnType<typeof lazyRouteComponent>) {
  function RecordPage() {
    const ids: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
    return Object.values(ids).every((one) => one === undefined || id.test(one)) ? <Page /> : <NotFound />;
  }
  return Object.assign(RecordPage, Page.preload === undefined ? {} : { preload: Page.preload });
}

/** Pages for those who are signed in, inside the shell. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell/Shell.tsx"), "Shell"),
});

const apiReference = createRoute({
  getParentRoute: () => shell,
  path: "/api-reference",
  validateSearch: searchOf({ q: text, op: text }),
  component: lazyRouteComponent(
    () => import("./pages/api-reference/ApiReferencePage.tsx"),
    "ApiReferencePage",
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: searchOf({ to: text }),
  component: lazyRouteComponent(() => import("./pages/SignInPage.tsx"), "SignInPage"),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./pages/SetUpPage.tsx"), "SetUpPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./pages/WelcomePage.tsx"), "WelcomePage"),
});

const demoDoor = createRoute({
  getParentRoute: () => root,
  path: "/demo",
  component: lazyRouteComponent(() => import("./pages/DemoDoorPage.tsx"), "DemoDoorPage"),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: lazyRouteComponent(() => import("./pages/AccountPage.tsx"), "AccountPage"),
});

const administration = createRoute({
  getParentRoute: () => shell,
  path: "/administration",
  beforeLoad: () => {
    throw redirect({ to: "/administration/users" });
  },
});

const users = createRoute({
  getParentRoute: () => shell,
  path: "/administration/users",
  validateSearch: searchOf({ text, user: text }),
  component: lazyRouteComponent(() => import("./pages/UsersPage.tsx"), "UsersPage"),
});

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: "/administration/api-keys",
  component: lazyRouteComponent(() => import("./pages/ApiKeysPage.tsx"), "ApiKeysPage"),
});

const fields = createRoute({
  getParentRoute: () => shell,
  path: "/administration/fields",
  validateSearch: searchOf({ kind: oneOf(customRecordKinds) }),
  component: lazyRouteComponent(() => import("./pages/FieldsPage.tsx"), "FieldsPage"),
});

const duplicatePolicy = createRoute({
  getParentRoute: () => shell,
  path: "/administration/duplicates",
  component: lazyRouteComponent(() => import("./pages/DuplicatePolicyPage.tsx"), "DuplicatePolicyPage"),
});

const workspace = createRoute({
  getParentRoute: () => shell,
  path: "/administration/workspace",
  component: lazyRouteComponent(() => import("./pages/WorkspacePage.tsx"), "WorkspacePage"),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: "/administration/audit",
  validateSearch: searchOf({ show: oneOf(["seen"]), user: text, kind: text, from: text, until: text }),
  component: lazyRouteComponent(() => import("./pages/AuditPage.tsx"), "AuditPage"),
});

const profitCurve = createRoute({
  getParentRoute: () => shell,
  path: "/insight/profit-curve",
  validateSearch: searchOf({
    measure: oneOf(["profit", "revenue"]),
    window: oneOf(curveWindows),
    shape: oneOf(["lorenz"]),
    before: flag,
    average: flag,
    by: oneOf(["group"]),
    from: wholeNumber({ least: 1 }),
  }),
  component: lazyRouteComponent(() => import("./pages/ProfitCurvePage.tsx"), "ProfitCurvePage"),
});

const valueMatrix = createRoute({
  getParentRoute: () => shell,
  path: "/insight/value-matrix",
  validateSearch: MatrixSearch,
  component: lazyRouteComponent(() => import("./pages/ValueMatrixPage.tsx"), "ValueMatrixPage"),
});

const movement = createRoute({
  getParentRoute: () => shell,
  path: "/insight/movement",
  validateSearch: searchOf({
    now: text,
    before: text,
    group: oneOf(["new", "back", "grown", "same", "shrunk", "lost"]),
    dir: oneOf(["asc", "desc"]),
  }),
  component: lazyRouteComponent(() => import("./pages/MovementPage.tsx"), "MovementPage"),
});

const averageMethod = createRoute({
  getParentRoute: () => shell,
  path: "/insight/average-method",
  validateSearch: searchOf({ window: oneOf(["12m", "all"]), spread: oneOf(["revenue", "customers"]) }),
  component: lazyRouteComponent(() => import("./pages/AverageMethodPage.tsx"), "AverageMethodPage"),
});

const ratingPolicy = createRoute({
  getParentRoute: () => shell,
  path: "/insight/rating",
  validateSearch: searchOf({
    tab: oneOf(["policy", "proposals", "set", "fit"]),
    state: oneOf(["open", "accepted", "declined", "withdrawn"]),
    direction: oneOf(["all", "up", "down"]),
  }),
  component: lazyRouteComponent(() => import("./pages/RatingPolicyPage.tsx"), "RatingPolicyPage"),
});

const costs = createRoute({
  getParentRoute: () => shell,
  path: "/insight/costs",
  validateSearch: searchOf({
    tab: oneOf(["pools", "activities", "rates", "changes", "months"]),
    activity: text,
    change: text,
  }),
  component: lazyRouteComponent(() => import("./pages/CostsPage.tsx"), "CostsPage"),
});

const coverage = createRoute({
  getParentRoute: () => shell,
  path: "/insight/coverage",
  component: lazyRouteComponent(() => import("./pages/CoveragePage.tsx"), "CoveragePage"),
});

const customers = createRoute({
  getParentRoute: () => shell,
  path: "/customers",
  validateSearch: CustomersSearch,
  component: lazyRouteComponent(() => import("./pages/CustomersPage.tsx"), "CustomersPage"),
});

const newParty = createRoute({
  getParentRoute: () => shell,
  path: "/parties/new",
  validateSearch: searchOf({
    kind: orElse(oneOf(["organisation", "household", "person"]), "organisation"),
    name: text,
    at: text,
  }),
  component: lazyRouteComponent(() => import("./pages/NewPartyPage.tsx"), "NewPartyPage"),
});

const party = createRoute({
  getParentRoute: () => shell,
  path: "/parties/$partyId",
  validateSearch: searchOf({
    tab: text,
    kinds: text,
    edit: text,
    window: oneOf(valueWindows),
    refunds: oneOf(["by_sale"]),
  }),
  component: ofRecord(lazyRouteComponent(() => import("./pages/PartyPage.tsx"), "PartyPage")),
});

const document = createRoute({
  getParentRoute: () => shell,
  path: "/parties/$partyId/documents/$documentId",
  component: ofRecord(lazyRouteComponent(() => import("./pages/DocumentPage.tsx"), "DocumentPage")),
});

const unattributed = createRoute({
  getParentRoute: () => shell,
  path: "/unattributed",
  validateSearch: searchOf({ kind: text }),
  component: lazyRouteComponent(() => import("./pages/UnattributedPage.tsx"), "UnattributedPage"),
});

const workplaces = createRoute({
  getParentRoute: () => shell,
  path: "/workplaces",
  validateSearch: searchOf({
    tab: oneOf(["decided"]),
    kind: oneOf(["moved", "left"]),
    order: oneOf(["newest"]),
    about: text,
  }),
  component: lazyRouteComponent(() => import("./pages/WorkplacesPage.tsx"), "WorkplacesPage"),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  validateSearch: searchOf({ text, owner: text }),
  component: lazyRouteComponent(() => import("./pages/PeoplePage.tsx"), "PeoplePage"),
});

const prospects = createRoute({
  getParentRoute: () => shell,
  path: "/prospects",
  validateSearch: searchOf({ text, state: text, source: text, owner: text }),
  component: lazyRouteComponent(() => import("./pages/ProspectsPage.tsx"), "ProspectsPage"),
});

const documents = createRoute({
  getParentRoute: () => shell,
  path: "/documents",
  validateSearch: searchOf({ kind: text, state: text, number: text }),
  component: lazyRouteComponent(() => import("./pages/DocumentsPage.tsx"), "DocumentsPage"),
});

const runs = createRoute({
  getParentRoute: () => shell,
  path: "/imports",
  validateSearch: searchOf({ kind: text, state: text, view: oneOf(["mappings"]) }),
  component: lazyRouteComponent(() => import("./pages/RunsPage.tsx"), "RunsPage"),
});

const newImport = createRoute({
  getParentRoute: () => shell,
  path: "/imports/new",
  validateSearch: searchOf({ draft: text, table: wholeNumber({ least: 1 }) }),
  component: lazyRouteComponent(() => import("./pages/ImportPage.tsx"), "ImportPage"),
});

const run = createRoute({
  getParentRoute: () => shell,
  path: "/imports/$runId",
  validateSearch: searchOf({ code: text, path: text }),
  component: ofRecord(lazyRouteComponent(() => import("./pages/RunPage.tsx"), "RunPage")),
});

const exports = createRoute({
  getParentRoute: () => shell,
  path: "/exports",
  validateSearch: ClausesSearch,
  component: lazyRouteComponent(() => import("./pages/ExportsPage.tsx"), "ExportsPage"),
});

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  validateSearch: searchOf({
    tab: oneOf(["sure", "clusters", "decided"]),
    mine: flag,
    near: text,
    kind: text,
    band: text,
    relation: text,
  }),
  component: lazyRouteComponent(() => import("./pages/DuplicatesPage.tsx"), "DuplicatesPage"),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/HomePage.tsx"), "HomePage"),
});

const nowhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFound });

/** Every part of the kit in every state; for those who build, so only in development. */
const kit = createRoute({
  getParentRoute: () => root,
  path: "/ui",
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import("./ui/showcase/Showcase.tsx"), "Showcase")
    : NotFound,
});

const tree = root.addChildren([
  signIn,
  setUp,
  welcome,
  demoDoor,
  shell.addChildren([
    home,
    customers,
    newParty,
    party,
    document,
    people,
    prospects,
    documents,
    unattributed,
    workplaces,
    account,
    administration,
    users,
    apiKeys,
    fields,
    duplicatePolicy,
    workspace,
    audit,
    apiReference,
    profitCurve,
    costs,
    coverage,
    valueMatrix,
    averageMethod,
    movement,
    ratingPolicy,
    runs,
    newImport,
    run,
    exports,
    duplicates,
    nowhere,
  ]),
  kit,
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
