import { Button } from "@mantine/core";
import type { findDuplicates } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { type partyKinds, relationshipTypes } from "../../../contract/party-words.ts";
import { links } from "../../links.ts";
import { useNewPartyTexts } from "../../texts/party/useNewPartyTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Rows } from "../../ui/layout/Rows.tsx";
import { type Duplicate, Lookalike } from "../card/Lookalike.tsx";
import classes from "../customers.module.css";

type Found = OutputOf<typeof findDuplicates>;
type Kind = (typeof partyKinds)[number];

/** That the record is another one, and why: the one it is linked to, or a reason. */
export type Otherwise = {
  related: { partyId: string; type: (typeof relationshipTypes)[number] } | null;
  reason: string;
};

type DuplicatesFoundProps = {
  found: Found;
  kind: Kind;
  value: Otherwise;
  onChange: (value: Otherwise) => void;
};

/** Records that are here and look like the one being entered: use one, link it as related, or say why this is another. */
export function DuplicatesFound({ found, kind, value, onChange }: DuplicatesFoundProps) {
  const { duplicates: t, data } = useNewPartyTexts();
  if (found.duplicates.length === 0) return null;
  return (
    <section className={classes.alike} aria-label={t.title}>
      <h2 className={classes.group}>{t.title}</h2>
      <Rows isNarrow>
        {found.duplicates.map((one) => (
          <DuplicateLine key={one.partyId} one={one} kind={kind} value={value} onChange={onChange} />
        ))}
      </Rows>
      {found.answer === "reason" && value.related === null ? (
        <TextField
          label={data.whyAnother}
          help={data.whyAnotherHelp}
          value={value.reason}
          onChange={(event) => onChange({ ...value, reason: event.target.value })}
        />
      ) : null}
    </section>
  );
}

type DuplicateLineProps = Omit<DuplicatesFoundProps, "found"> & { one: Duplicate };

function DuplicateLine({ one, kind, value, onChange }: DuplicateLineProps) {
  const { duplicates: t } = useNewPartyTexts();
  const isLinked = value.related?.partyId === one.partyId;
  const first = relationsOf[kind][0];
  return (
    <Lookalike one={one}>
      <ButtonLink href={links.party(one.partyId)} aria-label={t.useOf(one.name)}>
        {t.use}
      </ButtonLink>
      <Button
        variant="subtle"
        aria-label={isLinked ? undefined : t.linkOf(one.name)}
        onClick={() =>
          onChange({ ...value, related: isLinked ? null : { partyId: one.partyId, type: first } })
        }
      >
        {isLinked ? t.unlink : t.link}
      </Button>
      {isLinked ? <HowRelated name={one.name} kind={kind} value={value} onChange={onChange} /> : null}
    </Lookalike>
  );
}

function HowRelated({ name, kind, value, onChange }: Omit<DuplicatesFoundProps, "found"> & { name: string }) {
  const { duplicates: t, relations } = useNewPartyTexts();
  const { related } = value;
  return (
    <SelectField
      label={t.how(name)}
      value={related?.type ?? null}
      data={relationsOf[kind].map((type) => ({ value: type, label: relations.from[type] }))}
      onChange={(next) => {
        const type = relationshipTypes.find((one) => one === next);
        if (related !== null && type !== undefined) onChange({ ...value, related: { ...related, type } });
      }}
    />
  );
}

/** How a record of a kind can stand to one that looks like it. */
const relationsOf = {
  organisation: ["subsidiary_of", "member_of", "partner_of", "supplies"],
  household: ["member_of", "referred_by"],
  person: ["partner_of", "referred_by", "agent_for"],
} as const satisfies Record<Kind, readonly (typeof relationshipTypes)[number][]>;
