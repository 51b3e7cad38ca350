import { useMemo } from "react";
import { listUsers } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { roleTable } from "../../../contract/permissions.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { type AdministrationTexts, useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import { StateMark, type StateTone } from "../../ui/marks/StateMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";

type User = OutputOf<typeof listUsers>["rows"][number];

type UserTableProps = { text: string; openId?: string | undefined; onText: (text: string) => void };

/** The people who work here; a row opens beside the list. */
export function UserTable({ text, openId, onText }: UserTableProps) {
  const texts = useAdministrationTexts();
  const { users } = texts;
  const list = useReadPages(listUsers, { ...(text !== "" && { text }) }, { keepsFormer: true });
  const columns = useMemo(() => columnsOf(texts, text), [texts, text]);
  const hrefOf = (user: User) => links.users({ text, user: user.userId });
  return (
    <DataTable
      {...list}
      label={users.label}
      summary={
        <LineInput
          aria-label={users.find}
          placeholder={users.find}
          style={{ width: 300 }}
          defaultValue={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      }
      columns={columns}
      rowKey={(user) => user.userId}
      rowName={(user) => user.name}
      rowHref={hrefOf}
      peekedKey={openId}
      empty={<Empty title={users.empty} />}
      renderPhoneRow={(user) => (
        <PhoneRow
          title={<Link href={hrefOf(user)}>{user.name}</Link>}
          figure={<UserState user={user} />}
          detail={user.mail ?? ""}
          aside={texts.userRoles[user.role]}
        />
      )}
    />
  );
}

function columnsOf({ users, userRoles }: AdministrationTexts, text: string): Column<User>[] {
  return [
    {
      id: "name",
      header: users.name,
      width: 170,
      cell: (user) => <Link href={links.users({ text, user: user.userId })}>{user.name}</Link>,
    },
    {
      id: "mail",
      header: users.mail,
      width: 190,
      grow: 2,
      leaves: 2,
      title: (user) => user.mail ?? "",
      cell: (user) => user.mail,
    },
    { id: "role", header: users.role, width: 100, cell: (user) => userRoles[user.role] },
    {
      id: "sees",
      header: users.sees,
      width: 160,
      leaves: 3,
      cell: (user) => users.scopes[user.recordScope ?? roleTable[user.role].scope],
    },
    { id: "team", header: users.team, width: 110, leaves: 4, cell: (user) => user.team?.name },
    { id: "state", header: users.state, width: 120, cell: (user) => <UserState user={user} /> },
    {
      id: "lastSeen",
      header: users.lastSeen,
      width: 116,
      align: "right",
      leaves: 5,
      cell: (user) => <DateText value={user.seenAt} as="relative" />,
    },
  ];
}

const tones: Record<User["state"], StateTone> = {
  active: "gain",
  invited: "active",
  locked: "attention",
  named: "quiet",
};

function UserState({ user }: { user: User }) {
  const { users } = useAdministrationTexts();
  return (
    <StateMark
      tone={tones[user.state]}
      shape={user.state === "active" ? "full" : user.state === "invited" ? "half" : "hollow"}
    >
      {users.states[user.state]}
    </StateMark>
  );
}
