import { listTeams } from "../../../contract/administration.ts";
import { type Role, roles, roleTable, scopes } from "../../../contract/permissions.ts";
import { useRead } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import type { SelectFieldProps } from "../../ui/forms/ListField.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { asRole } from "../as-role.ts";

type RoleFieldsProps = {
  /** The role that is chosen just now. */
  role: Role;
  /** What `form.getInputProps` gives. */
  field: (
    name: "role" | "recordScope" | "teamId",
  ) => Pick<SelectFieldProps, "value" | "onChange" | "onBlur" | "error">;
};

/** Role, sight and team, for an invitation and for a change. */
export function RoleFields({ role, field }: RoleFieldsProps) {
  const { users, userRoles: roleNames } = useAdministrationTexts();
  const teams = useRead(listTeams, {});
  const scopeWords = users.scopeOfRole(users.scopes[roleTable[role].scope]);
  return (
    <>
      <SelectField
        label={users.role}
        help={roleTable[role].summary}
        data={roles.map((value) => ({ value, label: roleNames[value] }))}
        {...field("role")}
      />
      <SelectField
        label={users.sees}
        data={[
          { value: asRole, label: scopeWords },
          ...scopes.map((value) => ({ value, label: users.scopes[value] })),
        ]}
        {...field("recordScope")}
      />
      <SelectField
        label={users.team}
        isOptional
        placeholder={users.noTeam}
        data={(teams.data?.rows ?? []).map((team) => ({ value: team.teamId, label: team.name }))}
        {...field("teamId")}
      />
    </>
  );
}
