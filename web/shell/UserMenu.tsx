import { useMantineColorScheme } from "@mantine/core";
import { IconApi, IconKeyboard, IconLogout, IconSelector, IconUserCog } from "@tabler/icons-react";
import { signOut } from "../../contract/administration.ts";
import { useWrite } from "../api.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Choice } from "../ui/forms/Choice.tsx";
import { MenuButton } from "../ui/pop/MenuButton.tsx";
import type { Me } from "./MeContext.tsx";
import classes from "./UserMenu.module.css";
import { useCompactRows } from "./useSetting.ts";

/** The person at the foot of the rail: account, keys, sign out, light and dark, height of rows. */
export function UserMenu({ me, isNarrow, onKeys }: { me: Me; isNarrow: boolean; onKeys: () => void }) {
  const { shell } = useTexts();
  // The next person at this browser must not find what this one read: the page is left for real, and its cache with it.
  const leave = useWrite(signOut, { onDone: () => location.assign(links.signIn()) });
  return (
    <MenuButton
      label={shell.you}
      side="right"
      align="end"
      items={[
        { id: "account", label: shell.account, icon: IconUserCog, href: links.account() },
        { id: "api", label: shell.apiReference, icon: IconApi, href: links.apiReference() },
        { id: "keys", label: shell.keys, icon: IconKeyboard, keys: "?", run: onKeys },
        { id: "leave", label: shell.signOut, icon: IconLogout, run: () => leave.mutate({}) },
      ]}
      button={
        <button
          type="button"
          className={classes.user}
          aria-label={isNarrow ? `${shell.you}: ${me.name}` : undefined}
        >
          <span className={classes.initials} aria-hidden>
            {initialsOf(me.name)}
          </span>
          {isNarrow ? null : (
            <>
              <span className={classes.words}>
                <span className={classes.name}>{me.name}</span>
                <span className={classes.role}>{me.workspace.name}</span>
              </span>
              <IconSelector size={15} aria-hidden />
            </>
          )}
        </button>
      }
    >
      <Appearance />
    </MenuButton>
  );
}

function Appearance() {
  const { shell } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isCompact, setCompact] = useCompactRows();
  return (
    <div className={classes.appearance}>
      <span className={classes.what}>{shell.theme}</span>
      <Choice
        label={shell.theme}
        isWide
        value={colorScheme}
        onChange={setColorScheme}
        options={[
          { value: "light", label: shell.themeLight },
          { value: "dark", label: shell.themeDark },
          { value: "auto", label: shell.themeAuto },
        ]}
      />
      <span className={classes.what}>{shell.density}</span>
      <Choice
        label={shell.density}
        isWide
        value={isCompact ? "compact" : "normal"}
        onChange={(value) => setCompact(value === "compact")}
        options={[
          { value: "normal", label: shell.densityNormal },
          { value: "compact", label: shell.densityCompact },
        ]}
      />
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? "")
    .join("");
}
