import { expect, it } from "vitest";
import { taxCode } from "./plain-code.ts";

it.each([
  ["BE 0403.170.701", "0403170701"],
  ["0403.170.701", "0403170701"],
  ["CHE-123.456.789 MWST", "123456789"],
  ["CHE123456789", "123456789"],
  ["ESB12345674", "b12345674"],
  ["DE 811 907 980", "811907980"],
  ["SC123456", "sc123456"],
  ["NI012345", "ni012345"],
  ["12-3456789", "123456789"],
  ["", ""],
])("the tax number %s is %s", (raw, code) => {
  expect(taxCode(raw)).toBe(code);
});
