import { organisationAt } from "../compare/organisation.ts";
import { organisationName } from "../compare/organisation-names.ts";
import type { StartModel } from "./start.ts";

const number = [0.9, 0.06, 0.04];
const other = [0.6, 0.2, 0.2];
const others = [other, other, other, other];
const asStrangers = [null, null, null, null];

/**
 * Organisations: the same; of one group (parent, subsidiary, branch: name and domain shared, tax number, phone and
 * place not); namesakes who are strangers; at one place (the same address and often the same switchboard, nothing else).
 */
export const startOrganisation: StartModel = {
  vetoes: [organisationAt.taxId, organisationAt.registerId],
  identifiers: [organisationAt.taxId, organisationAt.registerId],
  classes: [
    {
      name: "same",
      most: [{ comparison: organisationAt.name, level: organisationName.different, share: 0.04 }],
      perRecord: 0.4,
      levels: [
        [0.55, 0.04, 0.15, 0.13, 0.03, 0.04, 0.03, 0.015, 0.012, 0.003], // name: same, letters, error, part, place word, much, alike, a word, different, numbers
        [0.87, 0.13], // legal form
        [0.85, 0.06, 0.09], // domain: same, similar, different
        [0.6, 0.4], // mail
        [0.82, 0.06, 0.12], // phone
        [0.66, 0.01, 0.05, 0.03, 0.04, 0.11, 0.03, 0.05, 0.01], // place
        number,
        number,
        ...others,
      ],
    },
    {
      name: "group",
      // Each of a group has its own numbers. Where many companies go by names in two languages, what is one company would else be
      // learnt as a group whose members have one number and one phone.
      most: [
        { comparison: organisationAt.taxId, level: 1, share: 0.02 },
        { comparison: organisationAt.registerId, level: 1, share: 0.02 },
        { comparison: organisationAt.phone, level: 1, share: 0.1 },
      ],
      perRecord: 0.1,
      levels: [
        [0.2, 0.01, 0.03, 0.12, 0.4, 0.1, 0.06, 0.04, 0.03, 0.01],
        [0.5, 0.5],
        [0.65, 0.1, 0.25],
        [0.3, 0.7],
        [0.08, 0.02, 0.9],
        [0.04, 0.01, 0.02, 0.02, 0.02, 0.14, 0.2, 0.35, 0.2],
        [0.02, 0.02, 0.96],
        [0.02, 0.02, 0.96],
        ...asStrangers,
      ],
    },
    {
      name: "namesake",
      perRecord: 0.05,
      isChance: true,
      levels: [
        [0.5, 0.01, 0.05, 0.15, 0.05, 0.1, 0.08, 0.04, 0.01, 0.01],
        null,
        null,
        null,
        null,
        [0.0005, 0.002, 0.002, 0.001, 0.01, 0.03, 0.05, 0.85, 0.05],
        null,
        null,
        ...asStrangers,
      ],
    },
    {
      name: "same place",
      perRecord: 0.05,
      levels: [
        null,
        null,
        null,
        null,
        [0.3, 0.05, 0.65],
        [0.9, 0.01, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01],
        null,
        null,
        ...asStrangers,
      ],
    },
  ],
};
