import { listImportDrafts } from "../../../contract/data-quality/imports/import-drafts.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import classes from "./BegunImports.module.css";

/** Imports that were begun and not loaded yet, to go on with; nothing where there are none. */
export function BegunImports() {
  const { draft: words, runs } = useWizardTexts();
  const format = useFormat();
  const list = useReadPages(listImportDrafts, { limit: 5 });
  if (list.rows.length === 0) return null;
  return (
    <Section title={words.begun} isFirst>
      <ul className={classes.drafts}>
        {list.rows.map((draft) => (
          <li key={draft.draftId} className={classes.draft}>
            <Link href={links.newImport({ draft: draft.draftId })}>{draft.title}</Link>
            <span className={classes.facts}>
              {words.begunOf(
                words.tables(draft.tables, format.amount(draft.tables)),
                format.amount(draft.rows),
              )}
              {" · "}
              {words.begunBy(draft.createdByName)}
              {" · "}
              <DateText value={draft.updatedAt} as="relative" />
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <button type="button" className={classes.more} onClick={list.onMore}>
          {runs.more}
        </button>
      ) : null}
    </Section>
  );
}
