import { LogContact } from "../conversations/LogContact.tsx";
import { PartyPicker } from "../customers/PartyPicker.tsx";

type LogContactHereProps = { partyId: string; name: string; onClose: () => void };

/** Notes a contact with a customer; who else took part is found as everywhere. */
export function LogContactHere(props: LogContactHereProps) {
  return <LogContact {...props} Picker={PartyPicker} />;
}
