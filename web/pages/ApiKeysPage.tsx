import { Button, Space } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { createApiKey } from "../../contract/administration.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import { ApiKeyTable } from "../administration/api-keys/ApiKeyTable.tsx";
import { ShownKey } from "../administration/api-keys/ShownKey.tsx";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Dialog } from "../ui/pop/Dialog.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

// The form and the schema it checks by come when a key is made.
const ApiKeyForm = lazy(async () => ({
  default: (await import("../administration/api-keys/ApiKeyForm.tsx")).ApiKeyForm,
}));

export function ApiKeysPage() {
  const { administration, apiKeys: words } = useAdministrationTexts();
  const { permissions } = useMe();
  const mayChange = useMay("key.write");
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<OutputOf<typeof createApiKey>>();
  return (
    <Page>
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: words.title }]}
      />
      <PageHeader
        title={words.title}
        sentence={words.sentence}
        actions={
          <Button
            variant="filled"
            leftSection={<IconKey size={16} stroke={1.8} />}
            disabled={!mayChange}
            onClick={() => setMaking(true)}
          >
            {words.create}
          </Button>
        }
      />
      <AdministrationTabs current="apiKeys" permissions={permissions} />
      <Space h="sm" />
      {mayChange ? <ApiKeyTable /> : <Notice>{words.mayNot}</Notice>}
      <Dialog isOpen={isMaking} onClose={() => setMaking(false)} title={words.createTitle} width={620}>
        <Suspense fallback={<SkeletonLines lines={9} />}>
          <ApiKeyForm
            mine={permissions}
            onCancel={() => setMaking(false)}
            onDone={(key) => {
              setMaking(false);
              setMade(key);
            }}
          />
        </Suspense>
      </Dialog>
      <ShownKey made={made} onClose={() => setMade(undefined)} />
    </Page>
  );
}
