import { type fieldGroups, readGoldenRecord } from "../../../contract/data-quality/merging.ts";
import { useRead } from "../../api.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import type { Party } from "./PartyHeader.tsx";
import type { ContactPoint } from "./ReachList.tsx";

type Group = (typeof fieldGroups)[number];

/** Where what is shown comes from, in words; undefined for a customer of one record, and until it is known. */
export type Origins = {
  /** Which record a field stands on, for whoever changes it. */
  home: (group: Group) => string | undefined;
  /** Which records have a phone, mail or address. */
  ofPoint: (point: ContactPoint) => string | undefined;
};

export function useOrigins(party: Party): Origins {
  const { origins: t } = useMergedRecordsTexts();
  const isOfSeveral = party.recordsCount > 1;
  const { data } = useRead(readGoldenRecord, { partyId: party.partyId }, { isOn: isOfSeveral });
  const found = (group: Group) => data?.groups.find((one) => one.group === group);
  const names = new Map(data?.records.map((record) => [record.partyId, record.name]));
  return {
    home: (group) => {
      const one = found(group);
      return one && t.standsOn(one.from.name);
    },
    ofPoint: ({ recordIds }) =>
      isOfSeveral && data
        ? t.ofRecords(
            recordIds
              .map((id) => names.get(id) ?? "")
              .filter((name) => name !== "")
              .sort(),
          )
        : undefined,
  };
}
