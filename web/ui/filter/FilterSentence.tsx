import { Button } from "@mantine/core";
import { Fragment, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useKeys } from "../keys/KeysContext.tsx";
import { AddClause } from "./AddClause.tsx";
import { ClauseChip } from "./ClauseChip.tsx";
import { type FilterField, type FilterValues, withClause } from "./clause.ts";
import classes from "./FilterSentence.module.css";

type FilterSentenceProps = {
  /** The noun the sentence begins with: "Customers". */
  subject: string;
  fields: readonly FilterField[];
  /** By field id, as they stand in the address. */
  values: FilterValues;
  onChange: (values: FilterValues) => void;
};

/**
 * A filter that reads as a sentence: "Customers whose rating is A or B and whose cost to serve is above 30 % of
 * margin". Each clause is a button that opens its editor; Delete takes it out; `/` adds one.
 */
export function FilterSentence({ subject, fields, values, onChange }: FilterSentenceProps) {
  const { filter, keys } = useTexts();
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const [isAdding, setAdding] = useState(false);
  const present = Object.keys(values).filter((id) => values[id] !== undefined);
  const ordered = [...present, ...(editing !== undefined && !present.includes(editing) ? [editing] : [])];
  const clauses = ordered.flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const rest = fields.filter((field) => !clauses.includes(field));

  useKeys(keys.list, [{ keys: "/", words: keys.filter, run: () => setAdding(true) }]);

  function add(field: FilterField) {
    setAdding(false);
    if (field.kind === "flag") onChange(withClause(values, field.id, "true"));
    else setEditing(field.id);
  }

  return (
    <fieldset className={classes.sentence}>
      <legend className="unseen">{filter.group}</legend>
      <span className={classes.subject}>{subject}</span>
      {clauses.map((field, index) => (
        <Fragment key={field.id}>
          {index > 0 ? <span className={classes.joint}>{filter.and}</span> : null}
          <ClauseChip
            field={field}
            text={values[field.id]}
            isOpen={editing === field.id}
            onOpen={(open) => setEditing(open ? field.id : undefined)}
            onText={(text) => onChange(withClause(values, field.id, text))}
          />
        </Fragment>
      ))}
      {rest.length > 0 ? (
        <AddClause
          fields={rest}
          isFirst={clauses.length === 0}
          isOpen={isAdding}
          onOpen={setAdding}
          onAdd={add}
        />
      ) : null}
      {present.length > 1 ? (
        <Button className={classes.clear ?? ""} variant="subtle" size="xs" onClick={() => onChange({})}>
          {filter.clear}
        </Button>
      ) : null}
    </fieldset>
  );
}
