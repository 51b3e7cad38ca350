import { Button, Space } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { customRecordKinds } from "../../contract/customers/custom-types.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import classes from "../administration/fields/FieldList.module.css";
import { FieldList } from "../administration/fields/FieldList.tsx";
import { NewField } from "../administration/fields/NewField.tsx";
import { UnusedFields } from "../administration/fields/UnusedFields.tsx";
import { type RecordKind, unusedOf, useFields } from "../administration/fields/useFields.ts";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { LineSelect } from "../ui/controls/LineSelect.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Link, useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/administration/fields");

/** The fields a workspace added to its kinds of records. */
export function FieldsPage() {
  const { administration, fields: words } = useAdministrationTexts();
  const { permissions } = useMe();
  const mayChange = useMay("workspace.write");
  const { kind = "organisation" } = route.useSearch();
  const fields = useFields(kind, mayChange);
  const { list, inUse, retired, use } = fields;
  const rows = list.data?.rows;
  return (
    <Page>
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: words.title }]}
      />
      <PageHeader title={words.title} sentence={mayChange ? words.sentence : words.mayNot} />
      <AdministrationTabs current="fields" permissions={permissions} />
      <Space h="md" />
      <div className={classes.page}>
        <Kinds
          current={kind}
          countOf={(one) => rows?.filter((row) => row.recordKind === one && !row.isRetired).length}
        />
        <div>
          {list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : null}
          {fields.problem ? <ErrorNote problem={fields.problem} isInline /> : null}
          {rows === undefined && !list.error ? <SkeletonLines lines={6} lineHeight={44} /> : null}
          <UnusedFields
            fields={unusedOf(inUse, use)}
            retire={(field) => fields.changeField(field, { isRetired: true })}
          />
          {inUse.length > 0 ? (
            <FieldList
              key={kind}
              kindTitle={words.kinds[kind]}
              fields={inUse}
              {...{ use, mayChange }}
              onChange={(field, change) => void fields.changeField(field, change).catch(() => undefined)}
              show={fields.show}
              send={fields.send}
            />
          ) : rows === undefined ? null : (
            <Empty title={words.empty} sentence={words.emptySentence} />
          )}
          {mayChange ? <NewField key={`new ${kind}`} kind={kind} /> : null}
          {retired.length > 0 ? (
            <Section title={words.retired} note={words.retiredNote}>
              <ul className={classes.retired}>
                {retired.map((field) => (
                  <li key={field.key}>
                    {field.title}
                    <Button
                      size="compact-sm"
                      disabled={!mayChange}
                      aria-label={words.takeBackOf(field.title)}
                      onClick={() =>
                        void fields.changeField(field, { isRetired: false }).catch(() => undefined)
                      }
                    >
                      {words.takeBack}
                    </Button>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

type KindsProps = { current: RecordKind; countOf: (kind: RecordKind) => number | undefined };

/** Which kind of record's fields are shown: a list beside them, or where there is no room for it one line above. */
function Kinds({ current, countOf }: KindsProps) {
  const { fields: words } = useAdministrationTexts();
  const { go } = useNavigation();
  return (
    <nav aria-label={words.kindsLabel}>
      <ul className={classes.kinds}>
        {customRecordKinds.map((kind) => (
          <li key={kind}>
            <Link
              href={links.fields({ kind })}
              className={classes.kind}
              aria-current={kind === current ? "page" : undefined}
            >
              {words.kinds[kind]}
              <span className={classes.count}>{countOf(kind) || ""}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={classes.choose}>
        <LineSelect
          aria-label={words.kindsLabel}
          value={current}
          options={customRecordKinds.map((kind) => ({
            value: kind,
            label: countOf(kind) ? `${words.kinds[kind]} (${countOf(kind)})` : words.kinds[kind],
          }))}
          onPick={(kind) => go(links.fields({ kind }))}
        />
      </div>
    </nav>
  );
}
