import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ApiProblem, problemOf } from "../../api-problem.ts";
import { links } from "../../links.ts";
import { useApiReferenceTexts } from "../../texts/api-reference/useApiReferenceTexts.ts";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Trail } from "../../ui/frame/Trail.tsx";
import { Link, useNavigation } from "../../ui/Link.tsx";
import { Page } from "../../ui/layout/Page.tsx";
import { PageHeader } from "../../ui/layout/PageHeader.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./ApiReference.module.css";
import { ApiReferenceOperation } from "./ApiReferenceOperation.tsx";
import { type OpenApi, type Operation, operationsOf, searchOperations } from "./operations.ts";

const route = getRouteApi("/shell/api-reference");

/** Every operation of the API, searched and opened in place; the address keeps both. */
export function ApiReferencePage() {
  const { apiReference: t } = useApiReferenceTexts();
  const { q = "", op } = route.useSearch();
  const { go } = useNavigation();
  const document = useQuery<OpenApi, ApiProblem>({
    queryKey: ["openapi"],
    queryFn: readOpenApi,
    staleTime: 600_000,
  });
  const all = document.data ? operationsOf(document.data) : [];
  const found = searchOperations(all, q);

  return (
    <Page shape="flow">
      <Trail steps={[{ label: t.title }]} />
      <PageHeader
        title={t.title}
        sentence={t.sentence}
        actions={
          <a className={classes.download} href="/api/v1/openapi.json">
            {t.openApi}
          </a>
        }
      />
      <div className={classes.search}>
        <TextField
          label={t.search}
          placeholder={t.searchExample}
          defaultValue={q}
          onChange={(event) =>
            go(links.apiReference({ q: event.currentTarget.value, op }), { replace: true })
          }
        />
        <p className={classes.count} aria-live="polite">
          {document.data ? t.count(found.length, all.length) : ""}
        </p>
      </div>
      {document.isPending ? <SkeletonLines lines={12} lineHeight={36} /> : null}
      {document.isError ? (
        <ErrorNote problem={document.error} onRetry={() => void document.refetch()} />
      ) : null}
      {document.data && found.length === 0 ? (
        <Empty
          title={t.nothing(q)}
          sentence={t.nothingSentence}
          action={<Link href={links.apiReference()}>{t.showAll}</Link>}
        />
      ) : null}
      {[...Map.groupBy(found, (one) => one.tag)].map(([tag, operations]) => (
        <Section key={tag} title={tag} note={t.operations(operations.length)}>
          <ul className={classes.list}>
            {operations.map((operation) => (
              <Row key={operation.name} operation={operation} isOpen={operation.name === op} search={q} />
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

function Row({ operation, isOpen, search }: { operation: Operation; isOpen: boolean; search: string }) {
  return (
    <li className={classes.item}>
      <Link
        className={classes.row}
        href={links.apiReference({ q: search, op: isOpen ? undefined : operation.name })}
        replace
        aria-expanded={isOpen}
        role="button"
      >
        <span className={classes.method}>{operation.method}</span>
        <span className={classes.path}>{operation.path}</span>
        <span className={classes.summary}>{operation.summary}</span>
      </Link>
      {isOpen ? <ApiReferenceOperation operation={operation} /> : null}
    </li>
  );
}

async function readOpenApi({ signal }: { signal: AbortSignal }): Promise<OpenApi> {
  const response = await fetch("/api/v1/openapi.json", { signal });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
