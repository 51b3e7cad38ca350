import { Button } from "@mantine/core";
import { listColleagues } from "../../../contract/administration.ts";
import { useRead } from "../../api.ts";
import { useAuditTexts } from "../../texts/audit/useAuditTexts.ts";
import { Choice } from "../../ui/forms/Choice.tsx";
import { DateField } from "../../ui/forms/DateField.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import classes from "./EventFilters.module.css";

export type AuditFilter = {
  /** What was changed, unless it says what was seen. */
  show?: "seen" | undefined;
  user?: string | undefined;
  kind?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
};

type EventFiltersProps = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

/** By whom, about what, between which days. */
export function EventFilters({ filter, onFilter }: EventFiltersProps) {
  const { audit, viewings } = useAuditTexts();
  const people = useRead(listColleagues, { everybody: "true" });
  const change = (part: AuditFilter) => onFilter({ ...filter, ...part });
  const isFiltered = isNarrowed(filter);
  return (
    <div className={classes.filters}>
      <Choice
        label={viewings.show}
        value={filter.show ?? "changes"}
        onChange={(show) =>
          onFilter({ ...filter, show: show === "seen" ? show : undefined, kind: undefined })
        }
        options={[
          { value: "changes", label: viewings.changes },
          { value: "seen", label: viewings.seen },
        ]}
      />
      <SelectField
        label={audit.person}
        isOptional
        placeholder={audit.anybody}
        data={(people.data?.rows ?? []).map((one) => ({ value: one.userId, label: one.name }))}
        value={filter.user ?? null}
        onChange={(user) => change({ user: user ?? undefined })}
      />
      {filter.show === "seen" ? null : (
        <SelectField
          label={audit.kind}
          isOptional
          placeholder={audit.anything}
          data={Object.entries(audit.kinds).map(([value, label]) => ({ value, label }))}
          value={filter.kind ?? null}
          onChange={(kind) => change({ kind: kind ?? undefined })}
        />
      )}
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
      {isFiltered ? <Button onClick={() => onFilter({ show: filter.show })}>{audit.clear}</Button> : null}
    </div>
  );
}

/** Whether anything is left out: which of the two lists is shown leaves nothing out. */
export function isNarrowed({ show: _show, ...filter }: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
