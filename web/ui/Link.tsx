import { type AnchorHTMLAttributes, createContext, type MouseEvent, type ReactNode, useContext } from "react";

/** How the app goes to an address; the kit itself knows no router. */
export type Navigation = {
  go: (href: string, options?: { replace?: boolean }) => void;
  /** Fetches what stands behind an address, because a pointer rests on its link. */
  preload?: (href: string) => void;
};

const NavigationContext = createContext<Navigation>({
  go: (href, options) => (options?.replace ? location.replace(href) : location.assign(href)),
});

export function NavigationProvider({ value, children }: { value: Navigation; children: ReactNode }) {
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

/** Goes to an address from code: after a save, on Enter in a row. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; replace?: boolean };

/** A real link (middle click, copy address) that stays inside the app on a plain click. Hrefs come from links.ts. */
export function Link({ href, replace = false, onClick, target, children, ...rest }: LinkProps) {
  const { go, preload } = useNavigation();

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !isPlain || (target && target !== "_self")) return;
    event.preventDefault();
    go(href, { replace });
  }

  return (
    <a {...rest} href={href} target={target} onClick={follow} onPointerEnter={() => preload?.(href)}>
      {children}
    </a>
  );
}
