import { MySessions } from "../administration/account/MySessions.tsx";
import { PasswordForm } from "../administration/account/PasswordForm.tsx";
import { ProfileForm } from "../administration/account/ProfileForm.tsx";
import { useMe } from "../shell/MeContext.tsx";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";

export function AccountPage() {
  const { account, userRoles, users } = useAdministrationTexts();
  const me = useMe();
  return (
    <Page shape="read">
      <Trail steps={[{ label: account.title }]} />
      <PageHeader
        title={me.name}
        sentence={`${account.role}: ${userRoles[me.role]}. ${account.sees}: ${users.scopes[me.scope]}.`}
      />
      <Section title={account.profile}>
        <ProfileForm key={me.version} me={me} />
      </Section>
      <MySessions />
      <Section title={account.password} note={account.passwordNote}>
        <PasswordForm me={me} />
      </Section>
    </Page>
  );
}
