import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useTexts } from "../../texts/TextsContext.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Empty } from "../../ui/states/Empty.tsx";

/** No rows: because there are no customers yet, or because none fits. */
export function CustomersEmpty({ isNarrowed }: { isNarrowed: boolean }) {
  const { customers: t } = useTexts();
  const mayImport = useMay("import.run");
  if (isNarrowed)
    return (
      <Empty
        title={t.noneTitle}
        sentence={t.noneSentence}
        action={<ButtonLink href={links.customers()}>{t.showAll}</ButtonLink>}
      />
    );
  return (
    <Empty
      title={t.emptyTitle}
      sentence={t.emptySentence}
      action={
        mayImport ? (
          <ButtonLink href={links.imports()} variant="filled">
            {t.emptyImport}
          </ButtonLink>
        ) : (
          <ButtonLink href={links.newParty({ kind: "organisation" })}>{t.emptyNew}</ButtonLink>
        )
      }
    />
  );
}
