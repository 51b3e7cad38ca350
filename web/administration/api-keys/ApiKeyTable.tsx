import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { listApiKeys, revokeApiKey } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { permissions } from "../../../contract/permissions.ts";
import { useReadPages, useWrite } from "../../api.ts";
import { type AdministrationTexts, useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";

type ApiKey = OutputOf<typeof listApiKeys>["rows"][number];

/** All keys, what each may do and when it was last used; those that work can be revoked. */
export function ApiKeyTable() {
  const texts = useAdministrationTexts();
  const words = texts.apiKeys;
  const list = useReadPages(listApiKeys, {});
  const [leaving, setLeaving] = useState<ApiKey>();
  const revoke = useWrite(revokeApiKey, {
    invalidates: [listApiKeys],
    onDone: ({ name }) => {
      setLeaving(undefined);
      toastDone(words.revokedToast(name));
    },
  });
  const columns = useMemo(() => columnsOf(texts, setLeaving), [texts]);
  return (
    <>
      <DataTable
        {...list}
        label={words.label}
        columns={columns}
        rowKey={(key) => key.apiKeyId}
        rowName={(key) => key.name}
        empty={<Empty title={words.empty} sentence={words.emptySentence} />}
        renderPhoneRow={(key) => (
          <PhoneRow
            title={key.name}
            figure={<RevokeButton apiKey={key} onRevoke={setLeaving} />}
            detail={`${key.prefix}… · ${words.permissionCount(key.permissions.length)}`}
            aside={<DateText value={key.usedAt} as="relative" />}
          />
        )}
      />
      <Confirm
        isOpen={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={words.revokeTitle(leaving?.name ?? "")}
        verb={words.revokeVerb}
        isGrave
        problem={revoke.error ?? undefined}
        onConfirm={async () => {
          if (leaving) revoke.mutate({ apiKeyId: leaving.apiKeyId });
        }}
      >
        {words.revokeSentence}
      </Confirm>
    </>
  );
}

function columnsOf(
  { apiKeys: words }: AdministrationTexts,
  onRevoke: (key: ApiKey) => void,
): Column<ApiKey>[] {
  const { columns } = words;
  return [
    { id: "name", header: columns.name, width: 170, title: (key) => key.name, cell: (key) => key.name },
    { id: "key", header: columns.key, width: 100, leaves: 3, cell: (key) => <code>{key.prefix}…</code> },
    { id: "for", header: columns.for, width: 140, leaves: 4, cell: (key) => key.user.name },
    {
      id: "may",
      header: columns.may,
      width: 130,
      leaves: 1,
      cell: (key) => (
        <span title={key.permissions.map((name) => permissions[name]).join("\n")}>
          {words.permissionCount(key.permissions.length)}
        </span>
      ),
    },
    {
      id: "used",
      header: columns.used,
      width: 120,
      align: "right",
      leaves: 2,
      cell: (key) => (key.usedAt === null ? words.never : <DateText value={key.usedAt} as="relative" />),
    },
    {
      id: "until",
      header: columns.until,
      width: 120,
      align: "right",
      leaves: 5,
      cell: (key) => <DateText value={lastMoment(key.endsAt)} />,
    },
    {
      id: "state",
      header: columns.state,
      width: 190,
      cell: (key) => <RevokeButton apiKey={key} onRevoke={onRevoke} />,
    },
  ];
}

/** A key ends when its last day is over; the moment before is of that day. */
function lastMoment(endsAt: string | null): Date | null {
  return endsAt === null ? null : new Date(Date.parse(endsAt) - 1);
}

/** Whether a key works, and beside it the way to stop it. */
function RevokeButton({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: (key: ApiKey) => void }) {
  const { apiKeys: words } = useAdministrationTexts();
  if (apiKey.revokedAt !== null) return <StateMark shape="hollow">{words.revoked}</StateMark>;
  if (apiKey.endsAt !== null && Date.parse(apiKey.endsAt) <= Date.now())
    return <StateMark shape="hollow">{words.over}</StateMark>;
  return (
    <>
      <StateMark tone="gain">{words.works}</StateMark>
      <Button
        size="compact-sm"
        ml="sm"
        aria-label={words.revokeNamed(apiKey.name)}
        onClick={() => onRevoke(apiKey)}
      >
        {words.revoke}
      </Button>
    </>
  );
}
