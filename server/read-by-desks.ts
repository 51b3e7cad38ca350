/**
 * What a desk reads of a customer nobody has opened yet, the most often read first: who is at the door, the record, the card, the timeline,
 * the search. Tables and the indexes that lead to them; what only lists, runs and searches over everybody read is left out.
 */
export const readByDesks: readonly string[] = [
  ...["party_pkey", "party_by_golden", "party", "contact_point_pkey", "contact_point"],
  ...["match_key_pkey", "match_record_pkey", "match_record", "match_value_pkey", "match_value"],
  ...["party_value_pkey", "party_value_by_class", "party_value", "value_mark_by_amount"],
  ...["document_pkey", "document_newest", "document_first_sale", "document"],
  ...["document_line_pkey", "document_line"],
  ...["contact_pkey", "contact_newest", "contact", "case_file_pkey", "case_file_newest", "case_file"],
  ...["payment_pkey", "payment_newest", "payment", "allocation_pkey", "allocation_by_document", "allocation"],
  ...["party_role_pkey", "party_role", "relationship_pkey", "relationship"],
  ...["campaign_touch_pkey", "campaign_touch"],
  ...["lookup_beginnings", "lookup", "lookup_pkey"],
];
