import type { Locator, Page } from "playwright-core";

/** What a person presses when they are told these words: a link, a button or a choice of that name, or the figure beside them. */
export function pressable(page: Page, words: string): Locator {
  const exactly = { name: words, exact: true } as const;
  const line = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByText(words, { exact: true }) });
  return page
    .getByRole("link", exactly)
    .or(page.getByRole("button", exactly))
    .or(page.getByRole("radio", exactly))
    .or(line.getByRole("button"))
    .first();
}
