import type { listCustomFields } from "../../../contract/customers/custom-fields.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { Fact } from "../../ui/layout/Facts.tsx";
import type { Party } from "../card/PartyHeader.tsx";
import { CustomValue } from "./CustomValue.tsx";

export type CustomField = OutputOf<typeof listCustomFields>["rows"][number];

/** What stands in the fields of the workspace, in their order; then what came without one, under its own name. */
export function CustomFacts({ party, fields }: { party: Party; fields: readonly CustomField[] }) {
  const known = new Set(fields.map(({ key }) => key));
  const others = Object.keys(party.custom).filter((key) => !known.has(key));
  return (
    <>
      {fields
        .filter(({ isHidden, isRetired }) => !isHidden && !isRetired)
        .map(({ key, title, type }) => (
          <OneFact key={key} name={title} type={type} value={wordsOf(party.custom[key])} />
        ))}
      {others.map((key) => (
        <OneFact key={key} name={key} type="text" value={wordsOf(party.custom[key])} />
      ))}
    </>
  );
}

function OneFact({ name, type, value }: { name: string; type: CustomField["type"]; value: string }) {
  if (value === "") return null;
  return (
    <Fact name={name}>
      <CustomValue type={type} value={value} />
    </Fact>
  );
}

/** A value as it is kept: as text, also where a program sent something else. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
