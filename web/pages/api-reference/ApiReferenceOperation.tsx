import { Button, CopyButton } from "@mantine/core";
import type { ReactNode } from "react";
import { commonErrors } from "../../../contract/errors.ts";
import { useApiReferenceTexts } from "../../texts/api-reference/useApiReferenceTexts.ts";
import { Tag } from "../../ui/marks/Tag.tsx";
import classes from "./ApiReference.module.css";
import { curlOf, type Field, fieldsOf, type Operation, typeWords } from "./operations.ts";

/** All of one operation: who may, what goes in, what comes out, how it refuses, and a line to try it. */
export function ApiReferenceOperation({ operation }: { operation: Operation }) {
  const { apiReference: t } = useApiReferenceTexts();
  const { parameters, body, reply, problems } = operation;
  const common: readonly string[] = commonErrors;
  const own = problems.filter(({ code }) => !common.includes(code));
  const others = problems.filter(({ code }) => common.includes(code));
  return (
    <section className={classes.operation} aria-label={operation.name}>
      <p className={classes.facts}>
        <code>{operation.name}</code>
        <Tag>{t.permission(operation.permission)}</Tag>
      </p>
      <TryLine line={curlOf(operation, location.origin)} />
      {parameters.length > 0 ? (
        <Part title={t.parameters}>
          <Fields
            fields={parameters.map((one) => ({
              path: `${one.in}.${one.name}`,
              name: one.name,
              depth: 0,
              type: `${typeWords(one.schema)}, ${t.place[one.in]}`,
              isRequired: one.required,
              words: one.description ?? one.schema.description ?? "",
            }))}
          />
        </Part>
      ) : null}
      {body ? (
        <Part title={t.body(body.type)}>
          <SchemaFields schema={body.schema} none={t.bytes} />
        </Part>
      ) : null}
      {reply ? (
        <Part title={t.reply(reply.status)}>
          <SchemaFields schema={reply.schema} none={typeWords(reply.schema)} />
        </Part>
      ) : null}
      {own.length > 0 ? (
        <Part title={t.problems}>
          <Problems problems={own} />
        </Part>
      ) : null}
      <details className={classes.common}>
        <summary>{t.commonProblems(others.length)}</summary>
        <Problems problems={others} />
      </details>
    </section>
  );
}

function TryLine({ line }: { line: string }) {
  const { apiReference: t } = useApiReferenceTexts();
  return (
    <div className={classes.try}>
      <pre className={classes.line}>{line}</pre>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t.copied : t.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
    </div>
  );
}

function SchemaFields({ schema, none }: { schema: Parameters<typeof fieldsOf>[0]; none: string }) {
  const fields = fieldsOf(schema);
  return fields.length === 0 ? <p className={classes.words}>{none}</p> : <Fields fields={fields} />;
}

function Fields({ fields }: { fields: readonly Field[] }) {
  const { apiReference: t } = useApiReferenceTexts();
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.path} className={classes.field} style={{ paddingInlineStart: field.depth * 16 }}>
          <dt className={classes.name}>
            <code>{field.name}</code>
            {field.isRequired ? null : <span className={classes.optional}> {t.optional}</span>}
          </dt>
          <dd className={classes.type}>
            {field.type}
            {field.words === "" ? null : <span className={classes.words}> {field.words}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ problems }: { problems: Operation["problems"] }) {
  return (
    <dl className={classes.fields}>
      {problems.map(({ code, status, sentence }) => (
        <div key={code} className={classes.field}>
          <dt className={classes.name}>
            <code>{code}</code> <span className={classes.optional}>{status}</span>
          </dt>
          <dd className={classes.words}>{sentence}</dd>
        </div>
      ))}
    </dl>
  );
}
