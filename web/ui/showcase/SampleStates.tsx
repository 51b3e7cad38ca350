import { Button } from "@mantine/core";
import { useState } from "react";
import { ButtonLink } from "../ButtonLink.tsx";
import { Fact, Facts } from "../layout/Facts.tsx";
import { Section } from "../layout/Section.tsx";
import { KindMark } from "../marks/KindMark.tsx";
import { RatingMark } from "../marks/RatingMark.tsx";
import { StateMark } from "../marks/StateMark.tsx";
import { Tag } from "../marks/Tag.tsx";
import { Confirm } from "../states/Confirm.tsx";
import { Empty } from "../states/Empty.tsx";
import { ErrorNote } from "../states/ErrorNote.tsx";
import { Notice } from "../states/Notice.tsx";
import { ProgressLine } from "../states/ProgressLine.tsx";
import { SkeletonLines } from "../states/Skeleton.tsx";
import { Steps } from "../states/Steps.tsx";
import { toastDone, toastProblem } from "../states/toast.tsx";
import classes from "./Showcase.module.css";

/** What stands where nothing, not yet, or something wrong stands; and the marks. */
export function SampleStates() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Section title="Marks" isFirst>
        <div className={classes.rowOf}>
          {(["A", "B", "C", "N"] as const).map((letter) => (
            <RatingMark key={letter} letter={letter} />
          ))}
          <RatingMark letter="A" moved="up" />
          <RatingMark letter="C" moved="down" />
          <RatingMark letter="A" size="large" moved="up" />
          <RatingMark letter="N" size="large" />
          <KindMark kind="organisation" />
          <KindMark kind="household" />
          <KindMark kind="person" />
          <StateMark shape="hollow">draft</StateMark>
          <StateMark tone="active" shape="half">
            under way
          </StateMark>
          <StateMark tone="gain">paid</StateMark>
          <StateMark tone="attention">at risk</StateMark>
          <StateMark tone="cost">overdue</StateMark>
          <Tag>wholesale</Tag>
          <Tag tone="accent">key account</Tag>
          <Tag tone="attention">unverified</Tag>
          <Tag tone="cost">over its time</Tag>
          <Tag tone="gain">verified</Tag>
        </div>
      </Section>
      <Section title="Buttons and toasts">
        <div className={classes.rowOf}>
          <Button
            variant="filled"
            onClick={() => toastDone("The load was undone: 1,265 records are as they were.")}
          >
            Undo this load
          </Button>
          <Button onClick={() => toastProblem("The run stopped at row 812. Nothing after it was loaded.")}>
            Show a problem
          </Button>
          <Button onClick={() => setAsking(true)}>Ask first</Button>
          <Button variant="subtle">Cancel</Button>
          <Button variant="filled" loading>
            Saving
          </Button>
          <Button disabled>Not allowed</Button>
          <Button variant="filled" color="red">
            Erase for good
          </Button>
          <Button size="xs">Small</Button>
          <ButtonLink href="/ui" variant="filled">
            Go there
          </ButtonLink>
        </div>
        <Confirm
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          title="Undo this load?"
          verb="Undo this load"
          isGrave
          onConfirm={async () => setAsking(false)}
        >
          1,265 records it created go, 88 it changed are as they were before. What was written by hand since
          then stays.
        </Confirm>
      </Section>
      <Section title="Empty, error, notices, loading">
        <div className={classes.two}>
          <Empty
            title="Your customers will stand here"
            sentence="Bring them over from your former system, or write the first one by hand."
            action={<Button variant="filled">Import files</Button>}
          />
          <ErrorNote
            problem={{
              message: "The list could not be read: the server is starting again. Try again in a minute.",
              code: "unavailable",
              instance: "0193f2c4",
            }}
            onRetry={() => undefined}
          />
          <div className={classes.stack}>
            <Notice title="12 values in your change are older than a year.">
              They will be asked for again at the next contact.
            </Notice>
            <Notice
              tone="attention"
              title="Cost of goods is known for 61 % of revenue."
              actions={<Button size="xs">Add the costs</Button>}
            >
              Profit is therefore shown as a range.
            </Notice>
            <Notice tone="gain">The totals agree with the source to the cent.</Notice>
            <Notice tone="cost">3 invoices could not be read.</Notice>
          </div>
          <SkeletonLines lines={5} />
        </div>
      </Section>
      <Section title="Long work">
        <div className={classes.two}>
          <div className={classes.stack}>
            <ProgressLine
              label="Loading zoho-contacts.csv"
              done={8120}
              total={12_408}
              rate={1290}
              secondsLeft={203}
              onCancel={() => undefined}
            />
            <ProgressLine label="Looking for duplicates" done={41_200} onCancel={() => undefined} />
            <ProgressLine label="Value of all customers" done={842} total={842} state="done" />
            <ProgressLine
              label="Loading invoices-2024-very-long-name-of-a-file-somebody-made.xlsx"
              done={812}
              total={5000}
              state="failed"
            />
          </div>
          <Steps
            steps={[
              { id: "files", title: "Files", outcome: "3 files, 12,408 rows", state: "done" },
              { id: "columns", title: "Columns", outcome: "31 of 34 recognised", state: "failed" },
              {
                id: "problems",
                title: "Problems",
                state: "current",
                content: <Notice tone="attention">88 rows have a postcode that doesn't fit the town.</Notice>,
              },
              { id: "rehearsal", title: "Rehearsal", state: "next" },
            ]}
          />
        </div>
      </Section>
      <Section title="Facts">
        <div className={classes.two}>
          <Facts>
            <Fact name="Phone" state="verified 3 May">
              +49 40 5551234
            </Fact>
            <Fact name="Address" state={<Tag tone="attention">unverified</Tag>}>
              Große Elbstraße 14, 22767 Hamburg, Germany
            </Fact>
            <Fact name="Tax number">DE 811 907 980</Fact>
          </Facts>
        </div>
      </Section>
    </>
  );
}
