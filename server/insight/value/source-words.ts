import { type RawBuilder, sql } from "kysely";

/** The fact behind a row of `page` in words, as a SQL expression; evaluated for the rows of a page only. */
export function sourceWords(): RawBuilder<string> {
  return sql<string>`case page.source_kind
    when 'document_line' then (
      select concat_ws(', ', ${documentName}, 'line ' || line.line_no || coalesce(': ' || coalesce(product.name, line.description), ''))
      from document
      join document_line as line on line.party_id = document.party_id and line.document_id = document.document_id
      left join product on product.product_id = line.product_id
      where document.party_id = page.party_id and document.document_id = page.source_id and line.line_no = page.line_no
    )
    when 'document' then (
      select ${documentName}
      from document
      where document.party_id = page.party_id and document.document_id = page.source_id
    )
    when 'contact' then (
      select concat(
        concat_ws(': ', initcap(contact.channel), contact.subject),
        case when contact.share < 1 then ', ' || round(contact.share * 100) || ' % of it' end
      )
      from party_contact as contact
      where contact.party_id = page.party_id and contact.contact_id = page.source_id
    )
    when 'case_file' then (
      select concat_ws(': ', concat_ws(' ', 'Case', case_file.number), case_file.subject)
      from case_file
      where case_file.party_id = page.party_id and case_file.case_id = page.source_id
    )
    when 'campaign_touch' then (
      select concat('Campaign ', campaign.name)
      from campaign_touch
      join campaign on campaign.campaign_id = campaign_touch.campaign_id
      where campaign_touch.party_id = page.party_id and campaign_touch.touch_id = page.source_id
    )
    when 'payment' then (
      select concat_ws(', ', concat_ws(' ', 'Payment', payment.method), payment.reference)
      from payment
      where payment.party_id = page.party_id and payment.payment_id = page.source_id
    )
    when 'late_payment' then (
      select concat(${documentName}, ', paid late')
      from document
      where document.party_id = page.party_id and document.document_id = page.source_id
    )
    when 'write_off' then (
      select concat_ws(': ', concat(${documentName}, ', written off'), write_off.reason)
      from write_off
      join document on document.party_id = write_off.party_id and document.document_id = write_off.document_id
      where write_off.party_id = page.party_id and write_off.write_off_id = page.source_id
    )
    when 'rebate' then coalesce(
      (
        select concat(${documentName}, ', its part of rebates')
        from document
        where document.party_id = page.party_id and document.document_id = page.source_id
      ),
      (
        select coalesce(rebate.title, 'Rebate')
        from rebate
        where rebate.party_id = page.party_id and rebate.rebate_id = page.source_id
      )
    )
    else (
      select coalesce(line.description, line.source)
      from external_line as line
      where line.party_id = page.party_id and line.line_id = page.source_id
    )
  end`;
}

const documentName = sql`concat_ws(' ', initcap(replace(document.kind, '_', ' ')), document.number)`;
