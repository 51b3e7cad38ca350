/** What a select can hold where the API says null: as far as the role sees. */
export const asRole = "as-role";
