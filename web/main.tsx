import "./ui/theme/mantine-styles.ts";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { links } from "./links.ts";
import { createQueryClient } from "./query-client.ts";
import { router } from "./routes.tsx";
import { en } from "./texts/en.ts";
import { TextsProvider } from "./texts/TextsContext.tsx";
import { KeysProvider } from "./ui/keys/KeysContext.tsx";
import { NavigationProvider } from "./ui/Link.tsx";
import { TipLayer } from "./ui/pop/TipLayer.tsx";
import { Toasts } from "./ui/states/Toasts.tsx";
import { resolveVariables, theme } from "./ui/theme/theme.ts";

const navigation = {
  go: (href: string, options?: { replace?: boolean }) =>
    void router.navigate({ href, replace: options?.replace ?? false }),
  preload: (href: string) => void router.preloadRoute({ to: href }).catch(() => undefined),
};

const queries = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== "/sign-in") navigation.go(links.signIn(href), { replace: true });
});

const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        <TextsProvider texts={en}>
          <QueryClientProvider client={queries}>
            <NavigationProvider value={navigation}>
              <KeysProvider>
                <RouterProvider router={router} />
                <Toasts />
                <TipLayer />
              </KeysProvider>
            </NavigationProvider>
          </QueryClientProvider>
        </TextsProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
