import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "./Link.tsx";

type ButtonLinkProps = ButtonProps & {
  href: string;
  children: ReactNode;
  target?: string;
  download?: string;
};

/** Looks like a button because it is the next step; is a link because it goes somewhere. */
export function ButtonLink({ href, children, ...rest }: ButtonLinkProps) {
  return (
    <Button component={Link} href={href} {...rest}>
      {children}
    </Button>
  );
}
