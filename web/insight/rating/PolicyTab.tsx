import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { dropPolicy, listPolicyVersions, previewPolicy } from "../../../contract/insight/rating.ts";
import type { FitPolicy, RatingPolicy } from "../../../contract/insight/rating-policy.ts";
import { useRead, useWrite } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import type { PolicyFormProps } from "./PolicyFormFrame.tsx";
import classes from "./rating.module.css";

// Forms come when they are opened: reading the policy needs nothing of them.
const ApproveForm = lazy(async () => ({ default: (await import("./ApproveForm.tsx")).ApproveForm }));
const FitPolicyForm = lazy(async () => ({ default: (await import("./FitPolicyForm.tsx")).FitPolicyForm }));
const RatingPolicyForm = lazy(async () => ({
  default: (await import("./RatingPolicyForm.tsx")).RatingPolicyForm,
}));

const PreviewResult = lazy(async () => ({ default: (await import("./PreviewResult.tsx")).PreviewResult }));

type Version = OutputOf<typeof listPolicyVersions>["rows"][number];
type Kind = "rating" | "fit" | "duplicate";

type PolicyTabProps = {
  kind: Kind;
  /** For a policy that a page of its own shows: how it is read, and the form for it. */
  own?:
    | {
        shown: (document: unknown) => ReactNode;
        form: (given: PolicyFormProps<unknown>) => ReactNode;
      }
    | undefined;
};

/** A policy as it holds, the draft of the next one with what it would change, and all versions with what differs. */
export function PolicyTab({ kind, own }: PolicyTabProps) {
  const { rating: t } = useRatingTexts();
  const format = useFormat();
  const mayDraft = useMay("policy.write");
  const { data, error, refetch } = useRead(listPolicyVersions, { kind });
  const [isEditing, setEditing] = useState(false);
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonLines lines={12} />;
  const inForce = data.rows.find((one) => one.state === "in_force");
  const draft = data.rows.find((one) => one.state === "draft");
  if (inForce === undefined) return null;
  if (isEditing)
    return (
      <Suspense fallback={<SkeletonLines lines={12} />}>
        <PolicyForm kind={kind} own={own} inForce={inForce} draft={draft} onDone={() => setEditing(false)} />
      </Suspense>
    );
  const since =
    inForce.validFrom === null || inForce.validFrom.startsWith("0001")
      ? t.sinceBeginning
      : t.since(format.date(inForce.validFrom));
  return (
    <>
      {kind === "rating" && inForce.draftedBy === null && draft === undefined ? (
        <Notice>{t.followsAtOnce}</Notice>
      ) : null}
      <Section
        title={t.inForce}
        note={t.inForceNote(inForce.version, since)}
        actions={
          mayDraft && draft === undefined ? (
            <Button variant="filled" onClick={() => setEditing(true)}>
              {t.draftNew}
            </Button>
          ) : null
        }
      >
        {own === undefined ? <Sentences version={inForce} /> : own.shown(inForce.document)}
      </Section>
      {draft ? (
        <Draft
          kind={kind}
          draft={draft}
          today={data.today}
          approval={data.approval}
          onEdit={() => setEditing(true)}
        />
      ) : null}
      <Section title={t.versions}>
        <ol className={classes.list}>
          {data.rows
            .filter((one) => one.state !== "draft")
            .map((one) => (
              <VersionLine key={one.version} version={one} />
            ))}
        </ol>
      </Section>
    </>
  );
}

function Sentences({ version }: { version: Version }) {
  return (
    <ul className={classes.sentences}>
      {version.sentences.map(({ part, sentence }) => (
        <li key={part}>{sentence}</li>
      ))}
    </ul>
  );
}

function PolicyForm({
  kind,
  own,
  inForce,
  draft,
  onDone,
}: PolicyTabProps & {
  inForce: Version;
  draft: Version | undefined;
  onDone: () => void;
}) {
  const from = draft ?? inForce;
  const given = { reason: draft?.reason ?? "", seenAt: draft?.writtenAt ?? null, onDone };
  if (own !== undefined) return own.form({ document: from.document, ...given });
  if (kind === "fit") return <FitPolicyForm document={from.document as FitPolicy} {...given} />;
  const document = from.document as RatingPolicy;
  // Whoever takes the policy into their own hands begins with changes that a person accepts.
  const isFirstOwn = draft === undefined && inForce.draftedBy === null;
  return (
    <RatingPolicyForm
      document={
        isFirstOwn
          ? { ...document, changes: { mode: "proposals", oncePerQuarter: true, comeBack: 0.1 } }
          : document
      }
      {...given}
    />
  );
}

function Draft({
  kind,
  draft,
  today,
  approval,
  onEdit,
}: {
  kind: Kind;
  draft: Version;
  today: string;
  approval: OutputOf<typeof listPolicyVersions>["approval"];
  onEdit: () => void;
}) {
  const { rating: t } = useRatingTexts();
  const format = useFormat();
  const mayWrite = useMay("policy.write");
  const why = t.approval[approval.why];
  const [isApproving, setApproving] = useState(false);
  const [shown, setShown] = useState<OutputOf<typeof previewPolicy>>();
  const drop = useWrite(dropPolicy, {
    invalidates: [listPolicyVersions],
    onDone: () => toastDone(t.dropped),
  });
  const preview = useWrite(previewPolicy, { onDone: setShown });
  // Who is entered twice tomorrow nobody can say today.
  const foreseen = kind === "duplicate" ? undefined : kind;
  const ask = (move: { from?: string; to?: string } = {}) =>
    foreseen &&
    preview.mutate({ kind: foreseen, document: draft.document as Record<string, unknown>, ...move });
  return (
    <Section title={t.draft} note={t.draftNote(draft.draftedBy ?? "", format.date(draft.writtenAt))}>
      <p>{draft.reason}</p>
      <ul className={classes.sentences}>
        {draft.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="filled" disabled={!approval.may} title={why} onClick={() => setApproving(true)}>
          {t.approve}
        </Button>
        {mayWrite ? (
          <>
            {foreseen ? (
              <Button loading={preview.isPending} onClick={() => ask()}>
                {t.preview}
              </Button>
            ) : null}
            <Button onClick={onEdit}>{t.editDraft}</Button>
            <Button variant="subtle" loading={drop.isPending} onClick={() => drop.mutate({ kind })}>
              {t.dropDraft}
            </Button>
          </>
        ) : null}
      </div>
      {why === "" ? null : <p className={classes.quiet}>{why}</p>}
      {drop.error ? <ErrorNote problem={drop.error} isInline /> : null}
      {preview.error ? <ErrorNote problem={preview.error} isInline /> : null}
      <Suspense>
        {shown && foreseen ? <PreviewResult kind={foreseen} preview={shown} onMove={ask} /> : null}
        {isApproving ? (
          <ApproveForm kind={kind} draft={draft} today={today} onClose={() => setApproving(false)} />
        ) : null}
      </Suspense>
    </Section>
  );
}

function VersionLine({ version }: { version: Version }) {
  const { rating: t } = useRatingTexts();
  const format = useFormat();
  const who = version.draftedBy === null ? t.cameWith : t.by(version.draftedBy, version.approvedBy ?? "");
  const since =
    version.validFrom === null || version.validFrom.startsWith("0001")
      ? t.sinceBeginning
      : t.since(format.date(version.validFrom));
  return (
    <li className={classes.version}>
      <strong>{t.version(version.version)}</strong>{" "}
      <span className={classes.quiet}>
        {t.state[version.state]}, {since}, {who}
      </span>
      <div>{version.reason}</div>
      {version.changes.length === 0 ? (
        <div className={classes.quiet}>{t.noChanges}</div>
      ) : (
        <ul className={classes.changes}>
          {version.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
