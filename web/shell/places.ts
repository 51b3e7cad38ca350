import {
  type Icon,
  IconAddressBook,
  IconBuildingCommunity,
  IconBuildingStore,
  IconChartDots,
  IconChartLine,
  IconCoins,
  IconCopyCheck,
  IconFileExport,
  IconFileImport,
  IconFileInvoice,
  IconHelpHexagon,
  IconHome,
  IconScale,
  IconSettings,
  IconShieldCheck,
  IconTrendingUp,
  IconUserPlus,
} from "@tabler/icons-react";
import type { Permission, Scope } from "../../contract/permissions.ts";
import { links } from "../links.ts";
import type { Texts } from "../texts/TextsContext.tsx";

/** A place of the rail. Its name is a key of `texts.places`, so that a place without a word does not compile. */
export type PlaceDefinition = {
  id: keyof Texts["places"];
  href: string;
  icon: Icon;
  /** `g` then this letter goes there. */
  letter?: string;
  permission?: Permission;
  /** What it shows is nobody's, and only for those who see all customers. */
  isOfAll?: true;
};

type GroupDefinition = { id: string; title?: (texts: Texts) => string; places: readonly PlaceDefinition[] };

/** The rail, in its order. A place stands here from the day its page does. */
export const placeGroups: readonly GroupDefinition[] = [
  {
    id: "work",
    places: [
      { id: "home", href: links.home(), icon: IconHome, letter: "h" },
      {
        id: "customers",
        href: links.customers(),
        icon: IconBuildingStore,
        letter: "c",
        permission: "party.read",
      },
      { id: "people", href: links.people(), icon: IconAddressBook, letter: "p", permission: "party.read" },
      { id: "prospects", href: links.prospects(), icon: IconUserPlus, letter: "r", permission: "party.read" },
      {
        id: "documents",
        href: links.documents(),
        icon: IconFileInvoice,
        letter: "o",
        permission: "document.read",
      },
    ],
  },
  {
    id: "insight",
    title: (texts) => texts.shell.groupInsight,
    places: [
      {
        id: "profitCurve",
        href: links.profitCurve(),
        icon: IconChartLine,
        letter: "v",
        permission: "money.read",
      },
      {
        id: "valueMatrix",
        href: links.valueMatrix(),
        icon: IconChartDots,
        letter: "m",
        permission: "money.read",
      },
      {
        id: "movement",
        href: links.movement(),
        icon: IconTrendingUp,
        letter: "n",
        permission: "money.read",
      },
      {
        id: "ratingPolicy",
        href: links.rating(),
        icon: IconScale,
        letter: "b",
        permission: "policy.read",
      },
      { id: "costs", href: links.costs(), icon: IconCoins, letter: "k", permission: "cost.read" },
      { id: "coverage", href: links.coverage(), icon: IconShieldCheck, letter: "y", permission: "cost.read" },
    ],
  },
  {
    id: "quality",
    title: (texts) => texts.shell.groupQuality,
    places: [
      { id: "imports", href: links.imports(), icon: IconFileImport, letter: "i", permission: "import.run" },
      {
        id: "duplicates",
        href: links.duplicates(),
        icon: IconCopyCheck,
        letter: "d",
        permission: "duplicate.read",
      },
      {
        id: "workplaces",
        href: links.workplaces(),
        icon: IconBuildingCommunity,
        letter: "l",
        permission: "duplicate.review",
      },
      { id: "exports", href: links.exports(), icon: IconFileExport, letter: "e", permission: "export.run" },
      {
        id: "unattributed",
        href: links.unattributed(),
        icon: IconHelpHexagon,
        letter: "w",
        permission: "contact.read",
        isOfAll: true,
      },
    ],
  },
  {
    id: "administration",
    title: (texts) => texts.shell.groupAdministration,
    places: [
      {
        id: "administration",
        href: links.administration(),
        icon: IconSettings,
        letter: "a",
        permission: "user.read",
      },
    ],
  },
];

/** Whether somebody may go there: what the rail, the palette and the `g` keys offer. */
export function isOpenTo(
  { permission, isOfAll }: PlaceDefinition,
  { permissions, scope }: { permissions: readonly Permission[]; scope: Scope },
): boolean {
  return (permission === undefined || permissions.includes(permission)) && (!isOfAll || scope === "all");
}

/** What a thumb reaches first on a phone. */
export const phonePlaces: readonly PlaceDefinition["id"][] = ["home", "customers", "people", "profitCurve"];

/** The place an address belongs to: the longest one it begins with; a party's card belongs to the customers. */
export function placeOf(path: string): PlaceDefinition["id"] | undefined {
  if (path.startsWith("/parties/")) return "customers";
  const all = placeGroups.flatMap((group) => group.places);
  return all
    .filter((place) => path === place.href || path.startsWith(`${place.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.id;
}
