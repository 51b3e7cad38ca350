import type { timelineKinds } from "../../contract/conversations.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { Choice } from "../ui/forms/Choice.tsx";
import { useNavigation } from "../ui/Link.tsx";
import classes from "./conversations.module.css";

type Kind = (typeof timelineKinds)[number];

type KindChoiceProps = {
  kinds: readonly Kind[];
  kind: Kind | undefined;
  hrefOf: (kind: Kind | undefined) => string;
};

/** Which entries of a timeline are shown; the address keeps it. */
export function KindChoice({ kinds, kind, hrefOf }: KindChoiceProps) {
  const { timeline: t } = useCardTexts();
  const { go } = useNavigation();
  return (
    <div className={classes.kinds}>
      <Choice<Kind | "all">
        label={t.label}
        value={kind ?? "all"}
        onChange={(next) => go(hrefOf(next === "all" ? undefined : next), { replace: true })}
        options={[
          { value: "all", label: t.all },
          ...kinds.map((value) => ({ value, label: t.kinds[value] })),
        ]}
      />
    </div>
  );
}
