import { expect, test } from "vitest";
import { whoseName } from "./whose-name.ts";

test.each([
  ["Dr. Müller-Lüdenscheidt, Hans-Peter", "person"],
  ["Konstantinos Papadopoulos", "person"],
  ["Reuter, Thomas", "person"],
  ["Hans und Inge Meier", "person"],
  ["王伟", "person"],
  ["Thomas Reuter (Head of Sales)", "person"],
  ["Thomas Reuter - Marketing", "person"],
  ["Reuter Marketing", "organisation"],
  ["Peter Müller GmbH", "organisation"],
  ["Hotel Adler", "organisation"],
  ["Studio 54", "organisation"],
  ["Huber & Kowalski", null],
  ["Veggieland", null],
  ["", null],
])("%s looks like the name of %s", (name, kind) => {
  expect(whoseName(name)).toBe(kind);
});
