import { Button } from "@mantine/core";
import { addRelationship, readParty, readRelationGraph } from "../../../contract/customers.ts";
import { decidePair } from "../../../contract/data-quality/merging.ts";
import type { relationshipTypes } from "../../../contract/party-words.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useRelationGraphTexts } from "../../texts/party/useRelationGraphTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { MenuButton } from "../../ui/pop/MenuButton.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import listClasses from "../customers.module.css";
import type { Graph } from "./drawn-graph.ts";
import classes from "./graph.module.css";
import type { Marking } from "./useMarking.ts";

type Proposal = Graph["proposals"][number];
type Relation = { fromId: string; toId: string; type: (typeof relationshipTypes)[number] };

/** Pairs that look related: noted with one click, or never proposed again. */
export function RelatedProposals({ graph, marking }: { graph: Graph; marking: Marking }) {
  const { graph: t } = useRelationGraphTexts();
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const reads = [readRelationGraph, readParty];
  const add = useWrite(addRelationship);
  const decide = useWrite(decidePair, { invalidates: reads });
  if (graph.proposals.length === 0) return null;

  const settle = async (proposal: Proposal, relation: Relation | null) => {
    try {
      if (relation)
        await add.mutateAsync({
          partyId: relation.fromId,
          otherPartyId: relation.toId,
          type: relation.type,
          direction: "from",
        });
      await decide.mutateAsync({
        partyId: proposal.recordId,
        otherPartyId: proposal.otherRecordId,
        decision: relation ? "related" : "different",
      });
      toastDone(relation ? t.noted : t.apart);
    } catch (problem) {
      toastProblem(problem instanceof Error ? problem.message : String(problem));
    }
  };

  return (
    <>
      <h3 className={listClasses.group}>
        {t.related} {format.amount(graph.proposals.length)}
      </h3>
      <p className={classes.quiet}>{t.relatedSentence}</p>
      <ul className={listClasses.lines} aria-label={t.related}>
        {graph.proposals.map((proposal) => (
          <li
            key={`${proposal.recordId} ${proposal.otherRecordId}`}
            className={listClasses.line}
            onMouseMove={(event) => marking.onPointed(event, otherOf(graph, proposal).partyId)}
            onMouseLeave={(event) => marking.onPointed(event, null)}
          >
            <span className={listClasses.lineMain}>
              <Link href={links.party(proposal.party.partyId)}>{proposal.party.name}</Link>
              {" · "}
              <Link href={links.party(proposal.other.partyId)}>{proposal.other.name}</Link>{" "}
              <span className={listClasses.lineAside}>
                {t.looks[proposal.relation ?? ""] ?? t.looksSomehow}
              </span>
            </span>
            {mayWrite ? <Buttons graph={graph} proposal={proposal} onSettle={settle} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

type ButtonsProps = {
  graph: Graph;
  proposal: Proposal;
  onSettle: (proposal: Proposal, relation: Relation | null) => Promise<void>;
};

function Buttons({ graph, proposal, onSettle }: ButtonsProps) {
  const { graph: t } = useRelationGraphTexts();
  const { party, other } = proposal;
  const joining = joiningHousehold(graph, proposal);
  const noteAs = (id: string, label: string, relation: Relation) => ({
    id,
    label,
    run: () => void onSettle(proposal, relation),
  });
  const [a, b] = [party.partyId, other.partyId];
  return (
    <>
      {joining ? (
        <Button
          size="compact-xs"
          aria-label={t.noteHouseholdOf(joining.name)}
          onClick={() =>
            void onSettle(proposal, {
              fromId: joining.partyId,
              toId: graph.partyId,
              type: "member_of_household",
            })
          }
        >
          {t.noteHousehold}
        </Button>
      ) : (
        <MenuButton
          label={t.noteAsOf(party.name, other.name)}
          button={<Button size="compact-xs">{t.noteAs}</Button>}
          items={[
            ...(party.kind === "organisation"
              ? [
                  noteAs("one", t.subsidiary(party.name, other.name), {
                    fromId: a,
                    toId: b,
                    type: "subsidiary_of",
                  }),
                  noteAs("other", t.subsidiary(other.name, party.name), {
                    fromId: b,
                    toId: a,
                    type: "subsidiary_of",
                  }),
                ]
              : []),
            noteAs("partner", t.partner, { fromId: a, toId: b, type: "partner_of" }),
          ]}
        />
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t.notRelatedOf(party.name, other.name)}
        onClick={() => void onSettle(proposal, null)}
      >
        {t.notRelated}
      </Button>
    </>
  );
}

/** On a household's card: the one of two people of it who is not in it yet. */
function joiningHousehold(graph: Graph, { party, other, relation }: Proposal) {
  const root = graph.nodes.find((node) => node.partyId === graph.partyId);
  if (root?.kind !== "household" || relation !== "household" || party.kind !== "person") return undefined;
  const isMember = (partyId: string) =>
    graph.edges.some(
      (edge) => edge.type === "member_of_household" && edge.fromId === partyId && edge.toId === graph.partyId,
    );
  if (isMember(party.partyId) && !isMember(other.partyId)) return other;
  return isMember(other.partyId) && !isMember(party.partyId) ? party : undefined;
}

function otherOf(graph: Graph, { party, other }: Proposal) {
  return party.partyId === graph.partyId ? other : party;
}
