import { Button } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { loadExample, readExample } from "../../../contract/data-quality.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMe } from "../../shell/MeContext.tsx";
import { useExampleTexts } from "../../texts/start/useExampleTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Columns } from "../../ui/layout/Columns.tsx";
import { PageHeader } from "../../ui/layout/PageHeader.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "./example.module.css";

/** The first page of an empty workspace: own files, or a look at an example, side by side. */
export function FirstRun({ isOffered }: { isOffered: boolean }) {
  const { example: t } = useExampleTexts();
  const me = useMe();
  const load = useWrite(loadExample, { invalidates: [readExample] });
  return (
    <>
      <PageHeader title={t.welcome(me.name)} sentence={t.welcomeSentence} />
      <Columns widths={["1fr", "1fr"]}>
        <Way title={t.own} sentence={t.ownSentence}>
          <ButtonLink href={links.newImport()} variant="filled">
            {t.ownVerb}
          </ButtonLink>
        </Way>
        <Way title={t.look} sentence={t.lookSentence}>
          <Button
            disabled={!isOffered}
            title={isOffered ? undefined : t.mayNot}
            loading={load.isPending}
            onClick={() => load.mutate({})}
          >
            {t.lookVerb}
          </Button>
          {load.error ? <ErrorNote problem={load.error} isInline /> : null}
        </Way>
      </Columns>
    </>
  );
}

function Way({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.way} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <p className={classes.sentence}>{sentence}</p>
      {children}
    </section>
  );
}
