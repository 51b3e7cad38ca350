import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { Empty } from "../ui/states/Empty.tsx";

/** An address that leads nowhere. */
export function NotFound() {
  const { app } = useTexts();
  return (
    <Page>
      <Trail steps={[{ label: app.notFoundTitle }]} />
      <Empty
        title={app.notFoundTitle}
        sentence={app.notFoundSentence}
        action={<ButtonLink href={links.home()}>{app.goHome}</ButtonLink>}
      />
    </Page>
  );
}
