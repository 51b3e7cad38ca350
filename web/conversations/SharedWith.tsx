import { Button } from "@mantine/core";
import { type ComponentType, useState } from "react";
import { useLogContactTexts } from "../texts/party/useLogContactTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { TextField } from "../ui/forms/TextField.tsx";
import { type Sharer, sharesOf } from "./contact-form.ts";
import classes from "./conversations.module.css";

/** Finds a customer while one types; the page hands it in. */
export type CustomerPicker = ComponentType<{
  label: string;
  help?: string;
  isOptional?: boolean;
  value: string | null;
  onChange: (partyId: string | null, chosen?: string) => void;
}>;

type SharedWithProps = {
  Picker: CustomerPicker;
  name: string;
  ownWeight: string;
  sharers: readonly Sharer[];
  errors: Readonly<Record<string, unknown>>;
  onOwnWeight: (weight: string) => void;
  onChange: (sharers: Sharer[]) => void;
};

/** Who else took part, how much of it each bears, and what share that is. */
export function SharedWith({
  Picker,
  name,
  ownWeight,
  sharers,
  errors,
  onOwnWeight,
  onChange,
}: SharedWithProps) {
  const { contact: t } = useLogContactTexts();
  const format = useFormat();
  // A new picker for each customer that was added: what was typed into the last one goes.
  const [added, setAdded] = useState(0);
  const parts = [
    { name, weight: ownWeight, set: onOwnWeight, error: errors.ownWeight },
    ...sharers.map((one, at) => ({
      ...one,
      set: (weight: string) =>
        onChange(sharers.map((other) => (other.partyId === one.partyId ? { ...one, weight } : other))),
      error: errors[`sharers.${at}.weight`] ?? errors[`sharedWith.${at}.partyId`],
      remove: () => onChange(sharers.filter((other) => other.partyId !== one.partyId)),
    })),
  ];
  const shares = sharesOf(parts.map((part) => part.weight));
  return (
    <fieldset className={classes.sharers}>
      <legend>{t.sharedWith}</legend>
      {sharers.length === 0 ? null : (
        <ul className={classes.parts}>
          {parts.map((part, at) => (
            <li key={"partyId" in part ? part.partyId : "own"} className={classes.part}>
              <TextField
                label={t.weightOf(part.name)}
                inputMode="decimal"
                value={part.weight}
                onChange={(event) => part.set(event.currentTarget.value)}
                error={typeof part.error === "string" ? part.error : undefined}
              />
              <span className={classes.aside}>{shares ? format.percent(shares[at] ?? 0) : null}</span>
              {"remove" in part ? (
                <Button size="compact-sm" variant="subtle" onClick={part.remove}>
                  {t.notWith(part.name)}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Picker
        key={added}
        label={t.alsoWith}
        help={t.alsoWithHelp}
        isOptional
        value={null}
        onChange={(partyId, chosen) => {
          if (partyId === null || sharers.some((one) => one.partyId === partyId)) return;
          onChange([...sharers, { partyId, name: chosen ?? "", weight: "1" }]);
          setAdded(added + 1);
        }}
      />
    </fieldset>
  );
}
