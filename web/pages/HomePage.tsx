import { summariseUnattributed } from "../../contract/conversations.ts";
import { readStart } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { MyTasks } from "../conversations/MyTasks.tsx";
import { FindCustomer } from "../customers/list/FindCustomer.tsx";
import { ExampleComing } from "../data-quality/example/ExampleComing.tsx";
import { ExampleNote } from "../data-quality/example/ExampleNote.tsx";
import { FirstRun } from "../data-quality/example/FirstRun.tsx";
import { useExample } from "../data-quality/example/useExample.ts";
import { FirstFigures } from "../insight/FirstFigures.tsx";
import { RatingAttention } from "../insight/rating/RatingAttention.tsx";
import { LeftToMend } from "../insight/start/LeftToMend.tsx";
import { OpenWithBest } from "../insight/start/OpenWithBest.tsx";
import { StartCurve } from "../insight/start/StartCurve.tsx";
import { StartFigures } from "../insight/start/StartFigures.tsx";
import { StartMovers } from "../insight/start/StartMovers.tsx";
import { type Start as StartRead, StartStory } from "../insight/start/StartStory.tsx";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useStartTexts } from "../texts/start/useStartTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { Skeleton, SkeletonLines } from "../ui/states/Skeleton.tsx";

/** Where a day begins; in an empty workspace the two ways to fill it. */
export function HomePage() {
  const { start: t } = useStartTexts();
  const example = useExample();
  // Asked for at the same time: the first line of most days is in it.
  const start = useRead(readStart, {});
  const mayImport = useMay("import.run");
  const isFirst = example?.isEmpty === true && mayImport;
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      {example === undefined ? <Coming /> : null}
      {isFirst ? <FirstRun isOffered={example.isOffered} /> : null}
      {example?.state === "coming" && example.runId !== null ? <ExampleComing runId={example.runId} /> : null}
      {example && !isFirst && example.state !== "coming" ? (
        <>
          <ExampleNote example={example} />
          {start.error ? <ErrorNote problem={start.error} onRetry={() => void start.refetch()} /> : null}
          <RatingAttention />
          {start.data ? <StartFor start={start.data} /> : null}
          {start.isPending ? <Coming /> : null}
        </>
      ) : null}
    </Page>
  );
}

function Coming() {
  return (
    <>
      <Skeleton width="60ch" height={30} />
      <SkeletonLines lines={6} lineHeight={40} />
    </>
  );
}

function StartFor({ start }: { start: StartRead }) {
  const mayMoney = useMay("money.read");
  const mayRate = useMay("value.read");
  if (!mayRate) return <StartOfRecords start={start} />;
  if (start.customers === 0) return <StartOfNobody start={start} />;
  return mayMoney ? <StartWithMoney start={start} /> : <StartWithoutMoney start={start} />;
}

/** Owner, manager, seller, auditor: the figures with their reasons, then what moved and what is open. */
function StartWithMoney({ start }: { start: StartRead }) {
  const { start: t } = useStartTexts();
  const mayListen = useMay("contact.read");
  const mayRuns = useMay("run.read");
  return (
    <>
      {start.isServingFree ? (
        <Notice actions={<ButtonLink href={links.costs({ tab: "activities" })}>{t.charge}</ButtonLink>}>
          {t.servingFree}
        </Notice>
      ) : null}
      <StartStory start={start} />
      <Columns widths={["1.35fr", "1fr"]}>
        <StartCurve start={start} />
        <div>
          <StartFigures start={start} />
          {mayRuns ? <LeftToMend start={start} mayUnattributed={mayListen && start.whose === "all"} /> : null}
        </div>
      </Columns>
      <Columns widths={["1fr", "1fr", "0.8fr"]}>
        <StartMovers start={start} />
        {start.open ? <OpenWithBest open={start.open} whose={start.whose} /> : null}
        <MyTasks />
      </Columns>
    </>
  );
}

/** Operator and marketer: who is on the phone, what waits, how many bring most. */
function StartWithoutMoney({ start }: { start: StartRead }) {
  const { role } = useMe();
  const { start: t } = useStartTexts();
  const isDesk = role === "operator";
  return (
    <>
      {isDesk ? <PageHeader title={t.work} /> : <StartStory start={start} />}
      {isDesk ? <FindCustomer /> : null}
      <Columns widths={["1fr", "1fr"]}>
        <MyTasks />
        {start.open ? <OpenWithBest open={start.open} whose={start.whose} /> : null}
      </Columns>
    </>
  );
}

/** Steward: records and what is left to mend in them. */
function StartOfRecords({ start }: { start: StartRead }) {
  const { start: t } = useStartTexts();
  return (
    <>
      <PageHeader title={t.records} />
      <FindCustomer />
      <Columns widths={["1fr", "1fr"]}>
        <LeftToMend start={start} mayUnattributed />
        <MyTasks />
      </Columns>
    </>
  );
}

const startReads = [readStart];

/** Nothing was bought yet, or nobody looks to this person. */
function StartOfNobody({ start }: { start: StartRead }) {
  const { start: t, customers } = useStartTexts();
  const format = useFormat();
  const mayImport = useMay("import.run");
  const isMine = start.whose === "mine";
  const ofNobody = useRead(summariseUnattributed, {}, { isOn: useMay("contact.read") && !isMine });
  const sold = ofNobody.data?.kinds.find(({ kind }) => kind === "document");
  const nobody =
    sold === undefined ? (
      <Empty
        title={isMine ? t.notMine : t.nobody}
        sentence={isMine ? t.notMineSentence : t.nobodySentence}
        action={
          mayImport ? (
            <ButtonLink href={links.imports()} variant="filled">
              {customers.emptyImport}
            </ButtonLink>
          ) : (
            <ButtonLink href={links.customers()}>{customers.showAll}</ButtonLink>
          )
        }
      />
    ) : (
      <Empty
        title={t.soldToNobody(format.count(sold.count, t.documents))}
        sentence={t.soldToNobodySentence}
        action={
          <ButtonLink href={links.unattributed({ kind: "document" })} variant="filled">
            {t.soldToNobodySee}
          </ButtonLink>
        }
      />
    );
  return (
    <>
      {isMine ? nobody : <FirstFigures reads={startReads}>{nobody}</FirstFigures>}
      <MyTasks />
    </>
  );
}
