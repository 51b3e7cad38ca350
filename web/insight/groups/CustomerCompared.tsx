import { AlikeCustomers } from "./AlikeCustomers.tsx";
import classes from "./compared.module.css";
import { GroupValue } from "./GroupValue.tsx";

/** The value of a customer beside others: with its group, and against those like it. */
export function CustomerCompared({ partyId }: { partyId: string }) {
  return (
    <div className={classes.compared}>
      <GroupValue partyId={partyId} />
      <AlikeCustomers partyId={partyId} />
    </div>
  );
}
