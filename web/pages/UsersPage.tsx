import { Button, Space } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { readUser } from "../../contract/administration.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import type { LinkToHandOver } from "../administration/users/HandOverLink.tsx";
import { RoleTable } from "../administration/users/RoleTable.tsx";
import { Teams } from "../administration/users/Teams.tsx";
import { UserTable } from "../administration/users/UserTable.tsx";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Peek } from "../ui/frame/Peek.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/administration/users");

// Forms bring the contract's schemas with them; most who come here only look, so forms come when they are opened.
const HandOverLink = lazy(async () => ({
  default: (await import("../administration/users/HandOverLink.tsx")).HandOverLink,
}));
const InviteDialog = lazy(async () => ({
  default: (await import("../administration/users/InviteDialog.tsx")).InviteDialog,
}));
const UserPeek = lazy(async () => ({
  default: (await import("../administration/users/UserPeek.tsx")).UserPeek,
}));

export function UsersPage() {
  const { administration, users } = useAdministrationTexts();
  const { go } = useNavigation();
  const { text = "", user: openId } = route.useSearch();
  const { permissions } = useMe();
  const mayChange = useMay("user.write");
  const opened = useRead(readUser, { userId: openId ?? "" }, { isOn: openId !== undefined });
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<LinkToHandOver>();
  return (
    <Page>
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: users.title }]}
      />
      <PageHeader
        title={users.title}
        sentence={users.sentence}
        actions={
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={16} stroke={1.8} />}
            disabled={!mayChange}
            title={mayChange ? undefined : users.mayNot}
            onClick={() => setInviting(true)}
          >
            {users.invite}
          </Button>
        }
      />
      <AdministrationTabs current="users" permissions={permissions} />
      <Space h="sm" />
      <UserTable
        text={text}
        openId={openId}
        onText={(next) => go(links.users({ text: next, user: openId }), { replace: true })}
      />
      <Teams mayChange={mayChange} />
      <RoleTable />
      {openId === undefined ? null : (
        <Peek
          label={opened.data?.name ?? users.title}
          onClose={() => go(links.users({ text }), { replace: true })}
        >
          <Suspense fallback={<SkeletonLines lines={8} lineHeight={40} />}>
            <UserPeek key={openId} userId={openId} mayChange={mayChange} onLink={setLink} />
          </Suspense>
        </Peek>
      )}
      <Suspense>
        {isInviting ? (
          <InviteDialog
            onClose={() => setInviting(false)}
            onDone={(made) => {
              setInviting(false);
              setLink(made);
            }}
          />
        ) : null}
      </Suspense>
      <Suspense>{link ? <HandOverLink shown={link} onClose={() => setLink(undefined)} /> : null}</Suspense>
    </Page>
  );
}
