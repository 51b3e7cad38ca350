// The first half kilobyte of a page: it looks where one is going and sends for that page's scripts, the shell and the
// person at once. Without it the browser learns of them only when the app, 150 kB, is there and has run (200 ms more on
// a quick machine, three journeys to a distant server). It is a hint: what is not in the list comes as ever.
const doors = /^\/(sign-in|set-up|welcome|demo)$/;

const pages: readonly (readonly [RegExp, () => Promise<unknown>])[] = [
  [/^\/sign-in$/, () => import("./pages/SignInPage.tsx")],
  [/^\/$/, () => import("./pages/HomePage.tsx")],
  [/^\/customers$/, () => import("./pages/CustomersPage.tsx")],
  [/^\/parties\/[0-9a-f-]{36}$/, () => import("./pages/PartyPage.tsx")],
  [/^\/insight\/profit-curve$/, () => import("./pages/ProfitCurvePage.tsx")],
];

const { pathname } = location;
const isInside = !doors.test(pathname);
if (isInside) {
  const person = document.createElement("link");
  Object.assign(person, { rel: "preload", as: "fetch", href: "/api/v1/me", crossOrigin: "anonymous" });
  document.head.append(person);
}
const wanted = [
  ...(isInside ? [() => import("./shell/Shell.tsx")] : []),
  ...pages.flatMap(([address, load]) => (address.test(pathname) ? [load] : [])),
];
// What fails here is asked for again by the router, which says so.
for (const load of wanted) void load().catch(() => undefined);
