import type { Role } from "../contract/permissions.ts";

/** One page of the example company as a person of it sees it. `press` is what they press first, by the words on the screen. */
export type Picture = {
  name: string;
  role: Role;
  /** `{group}`: an organisation with a group and people around it. */
  path: string;
  /** A list from a fair is brought in first, some rows of which are customers already. */
  bringsList?: true;
  press?: readonly string[];
  /** On the screen when the picture is ready. */
  shows: string;
  /** That stands further down, and the page is scrolled to it. */
  isBelow?: true;
  screens: readonly ("desk" | "phone")[];
};

/** Every picture of README.md and docs/, each in light and dark: docs/pictures/NAME-SCREEN-THEME.png. */
export const pictures: readonly Picture[] = [
  { name: "home", role: "manager", path: "/", shows: "See why", screens: ["desk", "phone"] },
  {
    name: "customer-card",
    role: "manager",
    path: "/",
    press: ["See why"],
    shows: "How it is served",
    screens: ["desk", "phone"],
  },
  {
    name: "ledger-rows",
    role: "manager",
    path: "/",
    press: ["See why", "Serving"],
    shows: "Serving: rows of the ledger",
    screens: ["desk"],
  },
  { name: "customers", role: "manager", path: "/customers", shows: "Cost to serve", screens: ["desk"] },
  {
    name: "profit-curve",
    role: "manager",
    path: "/insight/profit-curve",
    shows: "Customers from the most profit to the least",
    screens: ["desk"],
  },
  {
    name: "value-matrix",
    role: "manager",
    path: "/insight/value-matrix",
    shows: "Where they stand",
    screens: ["desk"],
  },
  { name: "costs", role: "manager", path: "/insight/costs", shows: "Add a pool", screens: ["desk"] },
  {
    name: "duplicate-pair",
    role: "manager",
    path: "/duplicates?kind=organisation&band=likely",
    shows: "What it says",
    screens: ["desk"],
  },
  {
    name: "duplicate-groups",
    role: "manager",
    path: "/duplicates?tab=clusters&kind=organisation",
    shows: "All different",
    screens: ["desk"],
  },
  {
    name: "who-is-here",
    role: "manager",
    path: "/imports/new",
    bringsList: true,
    press: ["Rehearse"],
    shows: "Who is here already",
    isBelow: true,
    screens: ["desk"],
  },
  {
    name: "relations",
    role: "manager",
    path: "/parties/{group}?tab=relations",
    shows: "Around it",
    isBelow: true,
    screens: ["desk"],
  },
];

export const themes = ["light", "dark"] as const;

/** The files the list makes. */
export const pictureFiles = pictures.flatMap(({ name, screens }) =>
  screens.flatMap((screen) => themes.map((theme) => fileOf(name, screen, theme))),
);

export function fileOf(name: string, screen: string, theme: string): string {
  return `docs/pictures/${name}-${screen}-${theme}.png`;
}
