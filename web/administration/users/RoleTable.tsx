import { IconCheck } from "@tabler/icons-react";
import { type Permission, permissions, roles, roleTable } from "../../../contract/permissions.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Section } from "../../ui/layout/Section.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import classes from "./RoleTable.module.css";

const names = Object.keys(permissions) as Permission[];

/** Who may do what: the very table the server decides by. */
export function RoleTable() {
  const { roleTable: words, userRoles: roleNames, users } = useAdministrationTexts();
  return (
    <Section title={words.title} note={words.note}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={words.title} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.permission}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  <Tip label={roleTable[role].summary}>
                    <span>{roleNames[role]}</span>
                  </Tip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row" title={name}>
                  {permissions[name]}
                </th>
                {roles.map((role) => (
                  <td key={role}>
                    <May may={roleTable[role].may.includes(name)} />
                  </td>
                ))}
              </tr>
            ))}
            <tr className={classes.scope}>
              <th scope="row">{words.sees}</th>
              {roles.map((role) => (
                <td key={role}>{users.scopes[roleTable[role].scope]}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function May({ may }: { may: boolean }) {
  const { roleTable: words } = useAdministrationTexts();
  return (
    <>
      {may ? (
        <IconCheck className={classes.may} size={16} stroke={2} aria-hidden />
      ) : (
        <span className={classes.not} aria-hidden>
          –
        </span>
      )}
      <span className="unseen">{may ? words.may : words.mayNot}</span>
    </>
  );
}
