/** What one field of two records says, from unlike to the same; a row of the table of pairs that meet has all six. */
export const yardstickComparisons = [
  { name: "given", levels: 4, holders: "given_holders" },
  { name: "family", levels: 4, holders: "family_holders" },
  { name: "day", levels: 4, holders: null },
  { name: "mail", levels: 4, holders: "mail_holders" },
  { name: "phone", levels: 3, holders: "phone_holders" },
  { name: "place", levels: 4, holders: null },
] as const;

/** A level is -1 where either record says nothing, so that a pattern counts in fives. */
export const patternBase = 5;

/** The records with small letters and without accents, and how many have each name, mail address and phone. */
export const readPeople = (file: string) => `
  create table read as
  select substr(record_id, 2)::int as r,
    nullif(lower(strip_accents(trim(given_name))), '') as given,
    nullif(lower(strip_accents(trim(family_name))), '') as family,
    nullif(lower(trim(email)), '') as mail,
    nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 7), '') as phone,
    nullif(lower(strip_accents(trim(street))), '') as street,
    nullif(upper(replace(postcode, ' ', '')), '') as postcode,
    nullif(lower(strip_accents(trim(city))), '') as city,
    nullif(trim(birth_date), '') as day
  from read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true);
  create table person as
  select read.*,
    left(given, 1) || regexp_replace(substr(given, 2), '[aeiouyhw]', '', 'g') as given_sound,
    left(family, 1) || regexp_replace(substr(family, 2), '[aeiouyhw]', '', 'g') as family_sound,
    split_part(mail, '@', 1) as box,
    given_holders, family_holders, mail_holders, phone_holders
  from read
  left join (select given, count(*)::int as given_holders from read group by given) using (given)
  left join (select family, count(*)::int as family_holders from read group by family) using (family)
  left join (select mail, count(*)::int as mail_holders from read group by mail) using (mail)
  left join (select phone, count(*)::int as phone_holders from read group by phone) using (phone);`;

/** What two records share, how many may share it at most, and of a weak rule how many pairs it may bring for each record. */
type Rule = { keys: readonly string[]; most: number; pairsPerRecord?: number };

const rule = (most: number, ...keys: string[]): Rule => ({ keys, most });
const weak = (most: number, pairsPerRecord: number, ...keys: string[]): Rule => ({
  keys,
  most,
  pairsPerRecord,
});
const house = "left(street, 6) || regexp_extract(street, '[0-9]+')";
const boxLetters = "regexp_replace(box, '[^a-z]', '', 'g')";

// Those rules of server/matching/block/person-rules.ts that the columns of the made-up people feed, but short forms of names.
const blockingRules: readonly Rule[] = [
  rule(60, "mail"),
  rule(60, "phone"),
  rule(40, "box"),
  rule(120, "least(given, family) || ' ' || greatest(given, family)"),
  rule(60, "least(given_sound, family_sound) || ' ' || greatest(given_sound, family_sound)"),
  weak(20, 0.4, "family"),
  weak(40, 0.5, boxLetters, "given || family"),
  weak(40, 0.5, boxLetters, "left(given, 1) || family"),
  rule(60, "day || left(family, 2)"),
  rule(60, "day || left(given, 2)"),
  weak(30, 0.4, "day"),
  rule(60, "left(family, 4) || ' ' || postcode"),
  rule(60, "given || ' ' || postcode"),
  rule(40, `${house} || left(given, 1)`, `${house} || left(family, 1)`),
  rule(60, "left(city, 4) || left(given, 3) || ' ' || left(family, 4)"),
  weak(25, 0.4, "family || ' ' || city"),
  weak(15, 0.2, "given || ' ' || city"),
];

const keysOf = ({ keys }: Rule, at: number) =>
  keys.map(
    (key) =>
      `select ${at}::tinyint as rule, hash(${at}, ${key}) as k, r from person where (${key}) is not null`,
  );

// As in server/matching/block/blocks.ts, a weak rule may bring so many pairs in any case.
const alwaysAffordable = 300_000;
const limits = blockingRules.map(
  ({ most, pairsPerRecord }, at) => `(${at}, ${most}, ${pairsPerRecord ?? "'infinity'::double"})`,
);

/** Every two records that share a key which isn't a crowd's, once. */
export const meet = `
  create table key as
  ${blockingRules.flatMap(keysOf).join("\n  union all ")};
  create table crowd as
  select rule, k, count(*) as size from key group by rule, k having count(*) between 2 and 120;
  create table block as
  with
    sizes as (
      select rule, size, sum(count(*) * size * (size - 1) / 2) over (partition by rule order by size) as pairs
      from crowd
      group by rule, size
    ),
    affordable as (
      select rule, max(size) as most
      from sizes join (values ${limits.join(", ")}) as known (rule, most, each) using (rule)
      where size <= most and pairs <= greatest(${alwaysAffordable}, each * (select count(*) from person))
      group by rule
    )
  select k, r
  from key semi join (select k from crowd join affordable using (rule) where size <= most) using (k);
  create table pair as
  select distinct one.r as a, other.r as b
  from block one join block other on one.k = other.k and one.r < other.r;`;

/** Two records of the file, drawn by chance, so many times: strangers but for a few. */
export const strangers = (count: number, records: number) => `(
  select (hash(i) % ${records})::int as a, (hash(i + ${count}) % ${records})::int as b from range(${count}) as drawn (i)
)`;

const nameLevel = (own: string, other: string) => `case
  when x.${own} is null or y.${own} is null then -1
  when x.${own} = y.${own} or (x.${own} = y.${other} and x.${other} = y.${own}) then 3
  when jaro_winkler_similarity(x.${own}, y.${own}) >= 0.92 then 2
  when jaro_winkler_similarity(x.${own}, y.${own}) >= 0.8 then 1
  else 0 end`;

const levels = `
  ${nameLevel("given", "family")} as given,
  ${nameLevel("family", "given")} as family,
  case
    when x.day is null or y.day is null then -1
    when x.day = y.day then 3
    when levenshtein(x.day, y.day) <= 1 then 2
    when left(x.day, 4) = left(y.day, 4) then 1
    else 0 end as day,
  case
    when x.mail is null or y.mail is null then -1
    when x.mail = y.mail then 3
    when x.box = y.box then 2
    when jaro_winkler_similarity(x.mail, y.mail) >= 0.9 then 1
    else 0 end as mail,
  case
    when x.phone is null or y.phone is null then -1
    when x.phone = y.phone then 2
    when levenshtein(x.phone, y.phone) <= 1 then 1
    else 0 end as phone,
  case
    when x.street = y.street and coalesce(x.postcode = y.postcode, true) then 3
    when x.postcode = y.postcode then 2
    when x.city = y.city then 1
    when coalesce(x.postcode, x.city) is null or coalesce(y.postcode, y.city) is null then -1
    else 0 end as place`;

const pattern = yardstickComparisons
  .map(({ name }, at) => `(${name} + 1) * ${patternBase ** at}`)
  .join(" + ");

/** Compares the pairs of a relation with `a` and `b`: their pattern of levels, and the bits that rare values add. */
export function compared(pairs: string, strangersAgree: readonly number[] | null, records: number): string {
  const rare = yardstickComparisons.flatMap(({ name, levels: count, holders }, at) =>
    holders === null || strangersAgree === null
      ? []
      : [
          `case when ${name} = ${count - 1} then log2(${(strangersAgree[at] ?? 1) * records}) - log2(greatest(x_${holders}, y_${holders})) else 0 end`,
        ],
  );
  const counts = yardstickComparisons.flatMap(({ holders }) =>
    holders === null || strangersAgree === null
      ? []
      : [`x.${holders} as x_${holders}, y.${holders} as y_${holders}`],
  );
  return `
    select a, b, (${pattern})::int as pattern${rare.length === 0 ? "" : `, (${rare.join(" + ")})::float as rare`}
    from (
      select a, b, ${[levels, ...counts].join(", ")}
      from ${pairs} as met join person x on x.r = met.a join person y on y.r = met.b
    )`;
}
