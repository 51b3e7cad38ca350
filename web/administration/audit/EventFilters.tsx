import { Button } from "@mantine/core";
import { listColleagues } from "../../../contract/administration.ts";
import { useRead } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { DateField } from "../../ui/forms/DateField.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import classes from "./EventFilters.module.css";

export type AuditFilter = {
  user?: string | undefined;
  kind?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
};

type EventFiltersProps = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

/** By whom, about what, between which days. */
export function EventFilters({ filter, onFilter }: EventFiltersProps) {
  const { audit } = useAdministrationTexts();
  const people = useRead(listColleagues, { everybody: "true" });
  const change = (part: AuditFilter) => onFilter({ ...filter, ...part });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className={classes.filters}>
      <SelectField
        label={audit.person}
        isOptional
        placeholder={audit.anybody}
        data={(people.data?.rows ?? []).map((one) => ({ value: one.userId, label: one.name }))}
        value={filter.user ?? null}
        onChange={(user) => change({ user: user ?? undefined })}
      />
      <SelectField
        label={audit.kind}
        isOptional
        placeholder={audit.anything}
        data={Object.entries(audit.kinds).map(([value, label]) => ({ value, label }))}
        value={filter.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
      />
      <DateField
        label={audit.from}
        isOptional
        value={filter.from ?? ""}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <DateField
        label={audit.until}
        isOptional
        value={filter.until ?? ""}
        onChange={(event) => change({ until: event.currentTarget.value || undefined })}
      />
      {isFiltered ? <Button onClick={() => onFilter({})}>{audit.clear}</Button> : null}
    </div>
  );
}
