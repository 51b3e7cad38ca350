import { dayText } from "../days.ts";
import { type Profile, profileOf } from "../profile-of.ts";
import { chance, randomFor } from "../random.ts";
import type { Company, Customer } from "../records.ts";

const purpose = 8;

/** Customers are looked at in blocks of so many neighbours, so that nobody needs to know the whole company. */
const blockSize = 16;

/** Whom it belongs to, acts for, or was sent by: always a neighbour of its block with a lower number. */
export function makeRelations(company: Company, profile: Profile): Customer["relations"] {
  const place = profile.index % blockSize;
  const block = profile.index - place;
  if (place === 0 || profile.isProspect || block + blockSize > company.choice.customers) return [];
  const random = randomFor(company.choice.seed, block, purpose);
  const [hasGroup, hasAgent] = [chance(random, 35), chance(random, 20)];
  const isOrganisation = profile.kind === "organisation";
  const to = (index: number) => {
    const other = profileOf(company, index);
    return {
      toIndex: index,
      since: dayText(Math.max(other.since, profile.since)),
      isOrganisation: other.kind === "organisation",
    };
  };
  if (isOrganisation && hasGroup && (place === 4 || place === 9 || place === 13)) {
    const { isOrganisation: isGroup, ...parent } = to(block);
    return isGroup ? [{ type: "subsidiary_of", ...parent }] : [];
  }
  if (isOrganisation && hasAgent && place === 7) {
    const { isOrganisation: isPrincipal, ...principal } = to(block + 2);
    return isPrincipal ? [{ type: "agent_for", ...principal }] : [];
  }
  if (!chance(randomFor(company.choice.seed, profile.index, purpose), 3)) return [];
  const { isOrganisation: _, ...friend } = to(profile.index - 1);
  return [{ type: "referred_by", ...friend }];
}
