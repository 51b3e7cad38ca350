import type { Permission } from "../../contract/permissions.ts";
import { links } from "../links.ts";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Tabs } from "../ui/layout/Tabs.tsx";

type AdministrationTabsProps = {
  current: "users" | "apiKeys" | "fields" | "duplicates" | "workspace" | "audit";
  permissions: readonly Permission[];
};

/** The pages of administration, as far as the role may open them. */
export function AdministrationTabs({ current, permissions }: AdministrationTabsProps) {
  const { administration } = useAdministrationTexts();
  const all: { id: AdministrationTabsProps["current"]; href: string; permission?: Permission }[] = [
    { id: "users", href: links.users(), permission: "user.read" },
    { id: "audit", href: links.audit(), permission: "event.read" },
    { id: "apiKeys", href: links.apiKeys(), permission: "key.write" },
    { id: "fields", href: links.fields() },
    { id: "duplicates", href: links.duplicatePolicy(), permission: "policy.read" },
    { id: "workspace", href: links.workspace() },
  ];
  const tabs = all
    .filter((tab) => tab.permission === undefined || permissions.includes(tab.permission))
    .map((tab) => ({ id: tab.id, href: tab.href, label: administration[tab.id] }));
  return <Tabs label={administration.tabs} tabs={tabs} current={current} />;
}
