import { listProposals, listSetRatings } from "../../../contract/insight/rating.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { ratingAttentionWords as t } from "../../texts/rating/en-rating-attention.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Notice } from "../../ui/states/Notice.tsx";

/** On the start page, for those who decide: changed ratings that wait, and ratings set by hand that end soon. */
export function RatingAttention() {
  const mayDecide = useMay("rating.decide");
  const maySee = useMay("value.read");
  return mayDecide && maySee ? <Waiting /> : null;
}

function Waiting() {
  const format = useFormat();
  const proposals = useRead(listProposals, { limit: 1 }).data?.count ?? 0;
  const ending = useRead(listSetRatings, { endingWithinDays: 30 }).data?.rows.length ?? 0;
  return (
    <>
      {proposals > 0 ? (
        <Notice actions={<ButtonLink href={links.rating({ tab: "proposals" })}>{t.decide}</ButtonLink>}>
          {proposals === 1 ? t.oneProposal : t.proposals(format.amount(proposals))}
        </Notice>
      ) : null}
      {ending > 0 ? (
        <Notice
          actions={
            <ButtonLink href={links.rating({ tab: "set" })}>{ending === 1 ? t.lookAtOne : t.look}</ButtonLink>
          }
        >
          {ending === 1 ? t.oneEnding : t.ending(format.amount(ending))}
        </Notice>
      ) : null}
    </>
  );
}
