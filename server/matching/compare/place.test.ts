import { expect, it } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { organisationAt, organisationPairs } from "./organisation.ts";
import { personAt, personPairs } from "./person.ts";
import { placeComparison } from "./place.ts";

const here = ["Lindenweg 12", "28203", "Bremen", "DE"];

it.each([
  [["Lindenweg 12", "28203", "Bremen", "DE"], "same address"],
  [["Lindenwg 12", "28203", "", ""], "same address"],
  [["Lindenweg 12", "28230", "Bremen", "DE"], "same address"],
  [["Lindenweg 12", "28230", "Hamburg", "DE"], "same address"],
  [["Lindenweg 12", "80331", "München", "DE"], "same street and number, other town"],
  [["Lindenweg 12", "80331", "", "AT"], "same street and number, other town"],
  [["Lindenweg 14", "28203", "Bremen", "DE"], "same street"],
  [["Lindenweg 14", "", "", ""], "same street"],
  [["Lindenweg 14", "80331", "München", "DE"], "elsewhere"],
  [["Lindenweg 14", "80331", "München", "AT"], "another country"],
  [["Am Markt 3", "28203", "", "DE"], "same postcode, other street"],
  [["", "28203", "", "DE"], "same postcode"],
  [["Am Markt 3", "", "Bremen", "DE"], "same city, other street"],
  [["", "", "Bremen", "DE"], "same city"],
  [["Am Markt 3", "28204", "Bremen", "DE"], "same city, other street"],
  [["Am Markt 12", "28204", "Bremen", "DE"], "same postcode, other street"],
  [["Am Markt 12", "28359", "Bremen", "DE"], "same city, other street"],
  [["", "28204", "Bremen", "DE"], "same city"],
  [["", "80331", "", "DE"], "elsewhere"],
  [["", "", "", "DE"], "can't be said"],
  [["", "", "", "AT"], "another country"],
])("at Lindenweg 12 in 28203 Bremen and at %j: %s, in either order", (there, level) => {
  const intake = new Intake("person", {
    columns: ["street", "postcode", "city", "country"],
    dayFirst: true,
  });
  for (const address of [here, there]) intake.add(address);
  const reader = personPairs(intake.done());
  const answers = emptyAnswers(reader);
  for (const [a, b] of [
    [0, 1],
    [1, 0],
  ] as const) {
    reader.compare(a, b, answers);
    expect(placeComparison.levels[answers.levels[personAt.place] as number]).toBe(level);
  }
});

it.each([
  ["Church Lane", "YO17 7AA", "same address"],
  ["Church Lane, Malton", "YO17 7AA", "same address"],
  ["Church Lane", "YO17 7BB", "same street"],
  ["Church Lane 3", "YO17 7AA", "same street"],
])("in Church Lane in YO17 7AA, without a number, and at %s in %s: %s", (street, postcode, level) => {
  const intake = new Intake("organisation", { columns: ["street", "postcode", "city"], dayFirst: true });
  intake.add(["Church Lane", "YO17 7AA", "Malton"]);
  intake.add([street, postcode, "Malton"]);
  const reader = organisationPairs(intake.done());
  const answers = emptyAnswers(reader);
  reader.compare(0, 1, answers);
  expect(placeComparison.levels[answers.levels[organisationAt.place] as number]).toBe(level);
});
