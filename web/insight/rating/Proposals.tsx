import { Button } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { readParty } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { decideProposals, listProposals, listRatingHistory } from "../../../contract/insight/rating.ts";
import { readPartyRating } from "../../../contract/insight/rating-card.ts";
import { useRead, useReadPages, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import classes from "./rating.module.css";

const ReasonForm = lazy(async () => ({ default: (await import("./ReasonForm.tsx")).ReasonForm }));

type Proposal = OutputOf<typeof listProposals>["rows"][number];
type State = Proposal["state"];
type Direction = "all" | "up" | "down";
type Asked = { decision: "accept" | "decline"; proposalIds?: string[]; count: number };

type ProposalsProps = {
  state: State;
  direction: Direction;
  onFilter: (filter: { state: State; direction: Direction }) => void;
};

/** Changes that the figures ask for: why, before and after, and the decision; one, several, or all that the filter finds. */
export function Proposals({ state, direction, onFilter }: ProposalsProps) {
  const { rating } = useRatingTexts();
  const t = rating.proposals;
  const format = useFormat();
  const mayDecide = useMay("rating.decide");
  const filter = direction === "all" ? {} : { direction };
  const list = useReadPages(listProposals, { state, limit: 50, ...filter }, { keepsFormer: true });
  const total = useRead(listProposals, { state, limit: 1, ...filter }, { keepsFormer: true });
  const count = total.data?.count ?? list.rows.length;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [asked, ask] = useState<Asked>();
  const decide = useWrite(decideProposals, {
    invalidates: [listProposals, readPartyRating, listRatingHistory, readParty],
  });
  const isOpen = state === "open" && mayDecide;
  const row = list.rows[at];

  const send = ({ decision, proposalIds }: Asked, reason: string) =>
    decide.mutate(
      { decision, reason, ...(proposalIds ? { proposalIds } : { all: filter }) },
      {
        onSuccess: ({ decided }) => {
          const said = decision === "accept" ? t.accepted : t.declined;
          toastDone(said(format.amount(decided)));
          setChosen(new Set());
          setAt(0);
          ask(undefined);
        },
        onError: (problem) => {
          if (decision === "accept" && proposalIds) toastProblem(problem.message);
        },
      },
    );
  const begin = (decision: "accept" | "decline") => {
    const proposalIds = chosen.size > 0 ? [...chosen] : row ? [row.proposalId] : [];
    if (proposalIds.length === 0 || !isOpen) return;
    const next = { decision, proposalIds, count: proposalIds.length };
    if (decision === "accept") send(next, "");
    else ask(next);
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  useKeys(t.keys.title, [
    { keys: "j", words: t.keys.down, run: () => setAt(Math.min(at + 1, list.rows.length - 1)) },
    { keys: "k", words: t.keys.up, run: () => setAt(Math.max(at - 1, 0)) },
    { keys: "ArrowDown", words: t.keys.down, run: () => setAt(Math.min(at + 1, list.rows.length - 1)) },
    { keys: "ArrowUp", words: t.keys.up, run: () => setAt(Math.max(at - 1, 0)) },
    { keys: "x", words: t.keys.select, run: () => row && toggle(row.proposalId) },
    { keys: "a", words: t.keys.accept, run: () => begin("accept") },
    { keys: "d", words: t.keys.decline, run: () => begin("decline") },
  ]);

  const some = format.amount(chosen.size);
  return (
    <Section title={t.title}>
      <div className={classes.actions}>
        <Choice
          label={t.state}
          value={state}
          onChange={(next) => onFilter({ state: next, direction })}
          options={(["open", "accepted", "declined", "withdrawn"] as const).map((value) => ({
            value,
            label: t.states[value],
          }))}
        />
        <Choice
          label={t.direction}
          value={direction}
          onChange={(next) => onFilter({ state, direction: next })}
          options={(["all", "up", "down"] as const).map((value) => ({ value, label: t[value] }))}
        />
      </div>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={6} lineHeight={44} /> : null}
      {list.state === "ready" && count === 0 ? <Empty title={t.none} sentence={t.noneSentence} /> : null}
      {isOpen && count > 0 ? (
        <div className={classes.actions}>
          {chosen.size > 0 ? (
            <>
              <Button variant="filled" loading={decide.isPending} onClick={() => begin("accept")}>
                {t.acceptSome(some)}
              </Button>
              <Button onClick={() => begin("decline")}>{t.declineSome(some)}</Button>
            </>
          ) : (
            <>
              <Button onClick={() => ask({ decision: "accept", count })}>
                {t.acceptAll(format.amount(count))}
              </Button>
              <Button variant="subtle" onClick={() => ask({ decision: "decline", count })}>
                {t.declineAll(format.amount(count))}
              </Button>
            </>
          )}
        </div>
      ) : null}
      {!mayDecide && state === "open" && count > 0 ? <p className={classes.quiet}>{t.mayNot}</p> : null}
      <ul className={classes.list}>
        {list.rows.map((one, index) => (
          <ProposalLine
            key={one.proposalId}
            proposal={one}
            isCurrent={isOpen && index === at}
            isChosen={chosen.has(one.proposalId)}
            onChoose={isOpen ? () => toggle(one.proposalId) : undefined}
            onDecide={
              isOpen
                ? (decision) => {
                    const next = { decision, proposalIds: [one.proposalId], count: 1 };
                    if (decision === "accept") send(next, "");
                    else ask(next);
                  }
                : undefined
            }
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {rating.card.more}
        </Button>
      ) : null}
      <Suspense>
        {asked ? (
          <ReasonForm
            title={asked.decision === "accept" ? t.acceptTitle(format.amount(asked.count)) : t.declineTitle}
            sentence={asked.decision === "accept" ? t.acceptSentence : t.declineHelp}
            verb={asked.decision === "accept" ? t.accept : t.decline}
            isOptional={asked.decision === "accept"}
            isBusy={decide.isPending}
            problem={decide.error}
            onSend={(reason) => send(asked, reason)}
            onClose={() => ask(undefined)}
          />
        ) : null}
      </Suspense>
    </Section>
  );
}

type LineProps = {
  proposal: Proposal;
  isCurrent: boolean;
  isChosen: boolean;
  onChoose: (() => void) | undefined;
  onDecide: ((decision: "accept" | "decline") => void) | undefined;
};

function ProposalLine({ proposal, isCurrent, isChosen, onChoose, onDecide }: LineProps) {
  const { rating, table } = useRatingTexts();
  const t = rating.proposals;
  const format = useFormat();
  const decided = useMemo(
    () =>
      proposal.decidedOn === null
        ? null
        : t.decidedBy(proposal.decidedBy ?? t.withdrawn, format.date(proposal.decidedOn)),
    [proposal, t, format],
  );
  return (
    <li
      className={`${classes.mover} ${isCurrent ? classes.current : ""}`}
      aria-current={isCurrent || undefined}
    >
      <span>
        {onChoose ? (
          <input
            type="checkbox"
            checked={isChosen}
            onChange={onChoose}
            aria-label={table.select(proposal.name)}
          />
        ) : null}{" "}
        <Link href={links.party(proposal.partyId)}>{proposal.name}</Link>
        <br />
        <span className={classes.quiet}>
          {proposal.owner ? `${proposal.owner}, ` : ""}
          {format.date(proposal.proposedOn)}
        </span>
      </span>
      <span>
        <RatingMark letter={proposal.from} /> → <RatingMark letter={proposal.to} />
      </span>
      <div>
        <p>{proposal.sentence ?? proposal.sentencePlain}</p>
        {proposal.before && proposal.after ? (
          <p className={classes.quiet}>
            {proposal.before.profit === proposal.after.profit &&
            proposal.before.servingShare === proposal.after.servingShare ? (
              t.same(
                format.amount(proposal.after.profit),
                proposal.after.servingShare === null ? "–" : format.percent(proposal.after.servingShare),
              )
            ) : (
              <>
                {t.profit}: <Amount value={proposal.before.profit} /> →{" "}
                <Amount value={proposal.after.profit} />
                {"; "}
                {t.serving}: <Amount as="percent" value={proposal.before.servingShare} /> →{" "}
                <Amount as="percent" value={proposal.after.servingShare} />
              </>
            )}
          </p>
        ) : null}
        {decided ? (
          <p className={classes.quiet}>
            {decided}
            {proposal.reason ? `: ${proposal.reason}` : ""}
          </p>
        ) : null}
        {onDecide ? (
          <div className={classes.actions}>
            <Button
              size="compact-xs"
              aria-label={`${t.accept}: ${proposal.name}`}
              onClick={() => onDecide("accept")}
            >
              {t.accept}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${t.decline}: ${proposal.name}`}
              onClick={() => onDecide("decline")}
            >
              {t.decline}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}
