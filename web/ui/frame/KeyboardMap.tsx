import { useTexts } from "../../texts/TextsContext.tsx";
import { useKeyGroups } from "../keys/KeysContext.tsx";
import { KeyHint } from "../marks/KeyHint.tsx";
import { Dialog } from "../pop/Dialog.tsx";
import classes from "./KeyboardMap.module.css";

/** All keys that work at this moment, as the parts on screen registered them. */
export function KeyboardMap({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { keys } = useTexts();
  const registered = useKeyGroups();
  const merged = new Map<string, Map<string, string[]>>();
  for (const group of registered.toReversed()) {
    const lines = merged.get(group.title) ?? new Map<string, string[]>();
    for (const binding of group.bindings)
      lines.set(binding.words, [...new Set([...(lines.get(binding.words) ?? []), binding.keys])]);
    merged.set(group.title, lines);
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={keys.title} width={660}>
      <div className={classes.groups}>
        {[...merged].map(([title, lines]) => (
          <section key={title}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.lines}>
              {[...lines].map(([words, pressed]) => (
                <div key={words} className={classes.line}>
                  <dt>{words}</dt>
                  <dd className={classes.keys}>
                    {pressed.map((one) => (
                      <KeyHint key={one} keys={one} />
                    ))}
                    <span className="unseen">{pressed.join(", ")}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
