import { useState } from "react";
import type { RatingPolicy } from "../../../contract/insight/rating-policy.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { NoteField, TextField } from "../../ui/forms/TextField.tsx";
import { NumberField } from "./NumberField.tsx";
import { PolicyFormFrame, type PolicyFormProps } from "./PolicyFormFrame.tsx";
import classes from "./rating.module.css";

type Signals = RatingPolicy["signals"];

/** The rating policy as a form: how the base is found, what counts, how far it lowers, and how a rating changes. */
export function RatingPolicyForm({ document, reason, seenAt, onDone }: PolicyFormProps<RatingPolicy>) {
  const { rating } = useRatingTexts();
  const t = rating.form;
  const [policy, setPolicy] = useState(document);
  const { base, drop, changes, notRatedBefore } = policy;
  const setBase = (part: Partial<RatingPolicy["base"]>) =>
    setPolicy({ ...policy, base: { ...base, ...part } });
  const setChanges = (part: Partial<RatingPolicy["changes"]>) =>
    setPolicy({ ...policy, changes: { ...changes, ...part } });
  return (
    <PolicyFormFrame
      kind="rating"
      document={policy}
      reason={reason}
      seenAt={seenAt}
      title={t.title}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <fieldset className={classes.group}>
            <legend>{t.notRated}</legend>
            <div className={classes.fields}>
              <NumberField
                label={t.days}
                value={notRatedBefore.days}
                error={errorOf("notRatedBefore.days")}
                onChange={(days) => setPolicy({ ...policy, notRatedBefore: { ...notRatedBefore, days } })}
              />
              <NumberField
                label={t.sales}
                value={notRatedBefore.sales}
                error={errorOf("notRatedBefore.sales")}
                onChange={(sales) => setPolicy({ ...policy, notRatedBefore: { ...notRatedBefore, sales } })}
              />
            </div>
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t.base}</legend>
            <Choice
              label={t.measure}
              value={base.measure}
              onChange={(measure) => setBase({ measure })}
              options={[
                { value: "profit", label: t.profit },
                { value: "revenue", label: t.revenue },
              ]}
            />
            <Choice
              label={t.by}
              value={base.by}
              onChange={(by) => setBase({ by })}
              options={[
                { value: "shares", label: t.shares },
                { value: "limits", label: t.limits },
              ]}
            />
            <div className={classes.fields}>
              {base.by === "shares" ? (
                <>
                  <NumberField
                    label={t.shareA}
                    scale={100}
                    value={base.shareA}
                    error={errorOf("base.shareA")}
                    onChange={(shareA) => setBase({ shareA })}
                  />
                  <NumberField
                    label={t.shareB}
                    scale={100}
                    value={base.shareB}
                    error={errorOf("base.shareB")}
                    onChange={(shareB) => setBase({ shareB })}
                  />
                </>
              ) : (
                <>
                  <NumberField
                    label={t.limitA}
                    value={base.limitA}
                    error={errorOf("base.limitA")}
                    onChange={(limitA) => setBase({ limitA })}
                  />
                  <NumberField
                    label={t.limitB}
                    value={base.limitB}
                    error={errorOf("base.limitB")}
                    onChange={(limitB) => setBase({ limitB })}
                  />
                </>
              )}
              <NumberField
                label={t.coverage}
                scale={100}
                value={base.coverageMin}
                error={errorOf("base.coverageMin")}
                onChange={(coverageMin) => setBase({ coverageMin })}
              />
            </div>
          </fieldset>
          <SignalFields
            signals={policy.signals}
            onChange={(signals) => setPolicy({ ...policy, signals })}
            errorOf={errorOf}
          />
          <fieldset className={classes.group}>
            <legend>{t.drop}</legend>
            <div className={classes.fields}>
              <NumberField
                label={t.oneStep}
                value={drop.oneStepPoints}
                error={errorOf("drop.oneStepPoints")}
                onChange={(oneStepPoints) => setPolicy({ ...policy, drop: { ...drop, oneStepPoints } })}
              />
              <NumberField
                label={t.twoSteps}
                value={drop.twoStepPoints}
                error={errorOf("drop.twoStepPoints")}
                onChange={(twoStepPoints) => setPolicy({ ...policy, drop: { ...drop, twoStepPoints } })}
              />
            </div>
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t.changes}</legend>
            <Choice
              label={t.mode}
              value={changes.mode}
              onChange={(mode) => setChanges({ mode })}
              options={[
                { value: "proposals", label: t.proposals },
                { value: "automatic", label: t.automatic },
              ]}
            />
            <CheckField
              label={t.oncePerQuarter}
              isOn={changes.oncePerQuarter}
              onChange={(oncePerQuarter) => setChanges({ oncePerQuarter })}
            />
            <div className={classes.fields}>
              <NumberField
                label={t.comeBack}
                scale={100}
                value={changes.comeBack}
                error={errorOf("changes.comeBack")}
                onChange={(comeBack) => setChanges({ comeBack })}
              />
            </div>
          </fieldset>
        </>
      )}
    </PolicyFormFrame>
  );
}

type SignalFieldsProps = {
  signals: Signals;
  onChange: (signals: Signals) => void;
  errorOf: (path: string) => string | undefined;
};

/** What counts: each on or off, with its limits. */
function SignalFields({ signals, onChange, errorOf }: SignalFieldsProps) {
  const { rating } = useRatingTexts();
  const t = rating.form;
  const set = <Name extends keyof Signals>(name: Name, part: Partial<Signals[Name]>) =>
    onChange({ ...signals, [name]: { ...signals[name], ...part } });
  const number = <Name extends keyof Signals>(
    name: Name,
    key: keyof Signals[Name] & string,
    label: string,
    scale = 1,
  ) => (
    <NumberField
      label={label}
      scale={scale}
      value={signals[name][key] as number}
      error={errorOf(`signals.${name}.${key}`)}
      onChange={(value) => set(name, { [key]: value } as Partial<Signals[Name]>)}
    />
  );
  const toggle = (name: keyof Signals) => (
    <CheckField label={t.signal[name]} isOn={signals[name].isOn} onChange={(isOn) => set(name, { isOn })} />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{t.signals}</legend>
      {toggle("servingShare")}
      {signals.servingShare.isOn ? (
        <div className={classes.fields}>
          {number("servingShare", "limit", t.limitPercent, 100)}
          {number("servingShare", "limitDouble", t.doublePercent, 100)}
        </div>
      ) : null}
      {toggle("discountPoints")}
      {signals.discountPoints.isOn ? (
        <>
          <div className={classes.fields}>
            {number("discountPoints", "limit", t.points, 100)}
            {number("discountPoints", "groupMin", t.groupMin)}
          </div>
          <CheckField
            label={t.byProducts}
            isOn={signals.discountPoints.byProductGroup}
            onChange={(byProductGroup) => set("discountPoints", { byProductGroup })}
          />
        </>
      ) : null}
      {toggle("supportUse")}
      {signals.supportUse.isOn ? (
        <>
          <div className={classes.fields}>{number("supportUse", "times", t.times)}</div>
          <PlanLines plans={signals.supportUse.plans} onChange={(plans) => set("supportUse", { plans })} />
        </>
      ) : null}
      {toggle("contactsPerThousand")}
      {signals.contactsPerThousand.isOn ? (
        <div className={classes.fields}>
          {number("contactsPerThousand", "percentile", t.percentile, 100)}
          {number("contactsPerThousand", "contactsMin", t.contactsMin)}
          {number("contactsPerThousand", "groupMin", t.groupMin)}
        </div>
      ) : null}
      {toggle("complaintsNotOurFault")}
      {signals.complaintsNotOurFault.isOn ? (
        <div className={classes.fields}>{number("complaintsNotOurFault", "limit", t.complaintsMin)}</div>
      ) : null}
      {toggle("daysLate")}
      {signals.daysLate.isOn ? (
        <div className={classes.fields}>{number("daysLate", "limit", t.lateDays)}</div>
      ) : null}
      {toggle("returns")}
      {signals.returns.isOn ? (
        <>
          <div className={classes.fields}>
            {number("returns", "percentile", t.percentile, 100)}
            {number("returns", "returnsMin", t.returnsMin)}
            {number("returns", "groupMin", t.groupMin)}
          </div>
          <FaultyWords
            words={signals.returns.faultyReasons}
            onChange={(faultyReasons) => set("returns", { faultyReasons })}
          />
        </>
      ) : null}
    </fieldset>
  );
}

/** Plans as lines of text: the name, then how many requests a year it includes. */
function PlanLines({
  plans,
  onChange,
}: {
  plans: Signals["supportUse"]["plans"];
  onChange: (plans: Signals["supportUse"]["plans"]) => void;
}) {
  const { rating } = useRatingTexts();
  const [text, setText] = useState(plans.map((plan) => `${plan.name} ${plan.requests}`).join("\n"));
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const unread = lines.find((line) => !/^.*\S\s+\d+\s*$/.test(line));
  return (
    <NoteField
      label={rating.form.plans}
      help={rating.form.plansHelp}
      value={text}
      error={unread === undefined ? undefined : rating.form.plansUnread(unread)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        onChange(
          [...typed.matchAll(/^[ \t]*(.*\S)[ \t]+(\d+)[ \t]*$/gm)].map(([, name = "", requests]) => ({
            name,
            requests: Number(requests),
          })),
        );
      }}
    />
  );
}

function FaultyWords({ words, onChange }: { words: readonly string[]; onChange: (words: string[]) => void }) {
  const { rating } = useRatingTexts();
  const [text, setText] = useState(words.join(", "));
  return (
    <TextField
      label={rating.form.faulty}
      help={rating.form.faultyHelp}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(
          event.currentTarget.value
            .split(",")
            .map((word) => word.trim())
            .filter((word) => word.length > 1),
        );
      }}
    />
  );
}
