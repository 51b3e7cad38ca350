import type { ReactNode } from "react";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { ApiProblem } from "../api-problem.ts";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail, type TrailStep } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import { FirstFigures } from "./FirstFigures.tsx";
import { Freshness } from "./Freshness.tsx";

type OfAllCustomersProps<Read extends { customers: number }> = {
  title: string;
  /** The pages above this one. */
  above?: TrailStep[];
  /** What the page says of those it found; `lead` stands there until it found somebody. */
  sentence: (read: Read) => ReactNode;
  lead?: string;
  actions?: ReactNode;
  /** Switches that take a line of their own. */
  switches?: ReactNode;
  read: { data: Read | undefined; error: ApiProblem | null; refetch: () => unknown };
  /** What is asked for anew when a value run has ended. */
  reads: readonly Endpoint[];
  /** How much room the figure takes, in pixels. */
  height: number;
  empty: { title: string; sentence: string };
  children: (read: Read) => ReactNode;
};

/** The frame of a page that draws all customers: what it says, how fresh it is, and what stands there before the first one has bought. */
export function OfAllCustomers<Read extends { customers: number }>(props: OfAllCustomersProps<Read>) {
  const { data, error, refetch } = props.read;
  const found = data !== undefined && data.customers > 0 ? data : undefined;
  const sentence = found === undefined ? props.lead : props.sentence(found);
  return (
    <Page>
      <Trail steps={[...(props.above ?? []), { label: props.title }]} />
      <PageHeader
        title={props.title}
        {...(sentence !== undefined && { sentence })}
        {...(props.actions !== undefined && { actions: props.actions })}
      />
      {props.switches}
      <Freshness reads={props.reads} />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height={props.height} /> : null}
      {data !== undefined && found === undefined ? (
        <FirstFigures>
          <Nobody {...props.empty} />
        </FirstFigures>
      ) : null}
      {found === undefined ? null : props.children(found)}
    </Page>
  );
}

/** Nobody bought yet, or nobody of those whom this person sees. */
function Nobody({ title, sentence }: { title: string; sentence: string }) {
  const { curve: t } = useCurveTexts();
  const { scope } = useMe();
  const mayImport = useMay("import.run");
  return (
    <Empty
      title={scope === "all" ? title : t.noneSeenTitle}
      sentence={scope === "all" ? sentence : t.noneSeen[scope]}
      action={
        mayImport ? (
          <ButtonLink href={links.imports()}>{t.importFiles}</ButtonLink>
        ) : (
          <ButtonLink href={links.customers()}>{t.toCustomers}</ButtonLink>
        )
      }
    />
  );
}
