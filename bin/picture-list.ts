import type { Role } from "../contract/permissions.ts";

/** One page of the example company as a person of it sees it. `press` is what they press first, by the words on the screen. */
export type Picture = {
  name: string;
  role: Role;
  path: string;
  press?: readonly string[];
  /** On the screen when the picture is ready. */
  shows: string;
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
];

export const themes = ["light", "dark"] as const;

/** The files the list makes. */
export const pictureFiles = pictures.flatMap(({ name, screens }) =>
  screens.flatMap((screen) => themes.map((theme) => fileOf(name, screen, theme))),
);

export function fileOf(name: string, screen: string, theme: string): string {
  return `docs/pictures/${name}-${screen}-${theme}.png`;
}
