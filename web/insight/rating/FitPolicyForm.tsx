import { useState } from "react";
import type { FitPolicy } from "../../../contract/insight/rating-policy.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { NoteField, TextField } from "../../ui/forms/TextField.tsx";
import { NumberField } from "./NumberField.tsx";
import { PolicyFormFrame, type PolicyFormProps } from "./PolicyFormFrame.tsx";
import classes from "./rating.module.css";

const types = ["core", "protect", "improve_terms", "not_a_match"] as const;

/** When we serve somebody well, and what is done for each of the four types, in the manager's words. */
export function FitPolicyForm({ document, reason, seenAt, onDone }: PolicyFormProps<FitPolicy>) {
  const { rating, value } = useRatingTexts();
  const t = rating.form;
  const [policy, setPolicy] = useState(document);
  const { promises, ownFaults, satisfaction, treatments } = policy;
  return (
    <PolicyFormFrame
      kind="fit"
      document={policy}
      reason={reason}
      seenAt={seenAt}
      title={t.fitTitle}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <fieldset className={classes.group}>
            <legend>{t.promises}</legend>
            <CheckField
              label={t.promises}
              isOn={promises.isOn}
              onChange={(isOn) => setPolicy({ ...policy, promises: { ...promises, isOn } })}
            />
            <div className={classes.fields}>
              <NumberField
                label={t.keptMin}
                scale={100}
                value={promises.keptMin}
                error={errorOf("promises.keptMin")}
                onChange={(keptMin) => setPolicy({ ...policy, promises: { ...promises, keptMin } })}
              />
              <NumberField
                label={t.dueMin}
                value={promises.dueMin}
                error={errorOf("promises.dueMin")}
                onChange={(dueMin) => setPolicy({ ...policy, promises: { ...promises, dueMin } })}
              />
            </div>
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t.ownFaults}</legend>
            <CheckField
              label={t.ownFaults}
              isOn={ownFaults.isOn}
              onChange={(isOn) => setPolicy({ ...policy, ownFaults: { ...ownFaults, isOn } })}
            />
            <div className={classes.fields}>
              <NumberField
                label={t.shareMax}
                scale={100}
                value={ownFaults.shareMax}
                error={errorOf("ownFaults.shareMax")}
                onChange={(shareMax) => setPolicy({ ...policy, ownFaults: { ...ownFaults, shareMax } })}
              />
              <NumberField
                label={t.countFree}
                value={ownFaults.countFree}
                error={errorOf("ownFaults.countFree")}
                onChange={(countFree) => setPolicy({ ...policy, ownFaults: { ...ownFaults, countFree } })}
              />
            </div>
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t.satisfaction}</legend>
            <CheckField
              label={t.satisfaction}
              isOn={satisfaction.isOn}
              onChange={(isOn) => setPolicy({ ...policy, satisfaction: { ...satisfaction, isOn } })}
            />
            <div className={classes.fields}>
              <TextField
                label={t.field}
                value={satisfaction.field}
                error={errorOf("satisfaction.field")}
                onChange={(event) =>
                  setPolicy({
                    ...policy,
                    satisfaction: { ...satisfaction, field: event.currentTarget.value },
                  })
                }
              />
              <NumberField
                label={t.averageMin}
                value={satisfaction.averageMin}
                error={errorOf("satisfaction.averageMin")}
                onChange={(averageMin) =>
                  setPolicy({ ...policy, satisfaction: { ...satisfaction, averageMin } })
                }
              />
            </div>
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t.treatments}</legend>
            {types.map((type) => (
              <NoteField
                key={type}
                label={`${value.fitTypes[type]} (${rating.fit.meaning[type]})`}
                value={treatments[type]}
                error={errorOf(`treatments.${type}`)}
                onChange={(event) =>
                  setPolicy({ ...policy, treatments: { ...treatments, [type]: event.currentTarget.value } })
                }
              />
            ))}
          </fieldset>
        </>
      )}
    </PolicyFormFrame>
  );
}
