/**
 * What other systems call our choices, by field of a kind (`*` for every kind): ours → theirs, in the languages of
 * `people-and-places.ts`, without accents; `_` joins words. Theirs counts where all of its words stand in the cell.
 */
export const choiceWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "document.state": {
    draft:
      "draft entwurf brouillon borrador bozza concept rascunho szkic created erstellt new neu quotation quotation_sent utkast kladde luonnos concept piszkozat taslak nacrt osnutek koncept schita ciorna proect черновик чернетка чернова προχειρο ร่าง ฉบับร่าง مسودة טיוטה 下書き 草稿 초안 임시저장 draf nhap ban_nhap mustand uzmetums juodrastis drog incompleto incompleta unfinished unvollstandig",
    open: "open 等待买家付款 待付款 offen openstaand te_laat non_saldato non_saldata 入金待ち 支払待ち pending ausstehend pendiente in_attesa unpaid unbezahlt impayee nieoplacona nieoplacone nezaplaceno neuhrazeno odenmedi obetald ubetalt avoin 未入金 未払 未収 negotiation on_hold sent versendet enviado received eingegangen in_progress teilbezahlt partially_paid ikke_betalt fizetetlen bekliyor odenmedi avoimet avoinna erapaaivaantynyt ouvert ouverte abierto abierta aperto aperta aberto aberta otwarte otwarta otevreno otvorena nyitott открыт открыта відкрито ανοικτο ค้างชำระ ยังไม่ชำระ غير_مدفوعة غير_مدفوع פתוח לא_שולם 미납 미결제 belum_dibayar belum_lunas chua_thanh_toan tasumata neapmaksats neapmoketa απληρωτο ανεξοφλητο overdue uberfallig forfallen forfalden lejart vencida vencido scaduta scaduto echue outstanding partially_paid partly_paid teilweise_bezahlt parcialmente_pagada otvoren nerozliczona nierozliczona nierozliczone neplacen neplaceno nezaplacena not_paid no_pagado nicht_bezahlt в_роботі в_работе vykdoma pooleli",
    confirmed:
      "confirmed wystawiona wystawione 결제완료 발송대기 배송준비중 待发货 买家已付款 bestatigt emessa consegnata mancata_consegna accettata attending checked_in approved genehmigt freigegeben accepted angenommen confirmee confirmado confermato bevestigd ordered beauftragt invoiced berechnet sales_order sale",
    delivered:
      "delivered 배송중 배송완료 卖家已发货 已发货 発送済み 発送済 配送済み geliefert livre livree entregado consegnato geleverd shipped versandt expediee",
    closed:
      "closed 구매확정 交易成功 saldato saldata geschlossen paid bezahlt beglichen payee paye pagado pagada pagato betaald pago zaplacone oplacona oplacone rozliczona zaplaceno uhrazeno odendi kifizetve betald betalt maksettu платено оплачен оплачено εξοφληθηκε 入金済 支払済 completed abgeschlossen complete erledigt fulfilled refunded erstattet closed_won won gewonnen maksettu suoritettu paye_e pagos platita platit achitat achitata placeno placena plačeno plačano odendi tahsil_edildi fizetve teljesitve kiegyenlitve uhrazena uhrazene zaplacena zaplatene zaplatena oplacony πληρωμενο πληρωθηκε εξοφλημενο сплачено оплачена оплачен выполнен выполнено завершен виконано ชำระแล้ว จ่ายแล้ว ชำระเงินแล้ว مدفوعة مدفوع تم_الدفع שולם שולמה 已付款 已完成 完了 결제완료 입금완료 완료 완납 lunas dibayar selesai da_thanh_toan hoan_thanh tasutud makstud apmaksats samaksats apmoketa sumoketa gjort ferdig faerdig valmis lezarva kesz tamamlandi zavrseno zakljuceno hotovo ukonceno zrealizowane zrealizowana finalizat finalizata greitt greiddur checked_out departed abgereist placen plativ zakljucen rozliczony rozliczone wykonana attended atendido received_in_full succeeded successful",
    cancelled:
      "cancelled canceled odrzucona odrzucone 취소 취소완료 결제취소 交易关闭 已关闭 scartata scartato not_attending storno storniert annulee annule anulado annullato geannuleerd cancelado anulowane void rejected abgelehnt declined closed_lost lost verloren expired キャンセル 取消 取り消し 已取消 tuhistatud mitatoity peruttu peruutettu annullert kansellert annulleret makuleret annullerad avbruten makulerad makulerat sztorno sztornozva sztornozott torolve torolt ervenytelenitett ervenytelen visszavonva iptal iptal_edildi iptal_edilmis ponisteno poništeno otkazano otkazana storno stornirano stornováno stornovano stornovana stornovany zruseno zrusena zrusene zrušeno anulovano anulat anulata stornat stornata anulirano preklicano annulirana anulowany uniewaznione uniewazniona nieaktualne отменен отменена отменено аннулирован аннулирована аннулировано скасовано скасована анульовано анулиран анулирана ακυρωθηκε ακυρωμενο ακυρωμενη ยกเลิก ยกเลิกแล้ว ملغاة ملغي ملغى ملغية تم_الإلغاء إلغاء מבוטל מבוטלת בוטל בוטלה 작废 作废 作廢 취소 취소됨 결제취소 dibatalkan batal da_huy huy tuhistatud annulleeritud anulets atcelts anuliuota atsaukta ogilt afturkallad abgesagt geannuleerde invalid invalidated voided reversed rejeitado rejeitada rechazado rechazada rifiutata refusee storniran stornirana anulowana anulowano uniewazniony ponisten ponistena otkazan",
  },
  "document.document_kind": {
    quote: "quote angebot devis offerta estimate proposal proforma pro_forma proformarechnung",
    order: "order bestellung auftrag commande pedido ordine zamowienie",
    delivery: "delivery lieferschein lieferung livraison",
    invoice:
      "invoice rechnung facture factura fattura factuur fatura faktura bill re rg si inv fa ft fac fact fv sales_receipt cash_sale sales sale verkauf vente venta vendita finance_charge finance_charge_memo service_charge statement_charge down_payment_invoice zinsrechnung lasku myyntilasku kundfaktura salgsfaktura szamla racun reikningur arve rekins saskaita τιμολογιο счет счет_фактура накладна рахунок ใบแจ้งหนี้ ใบกำกับภาษี فاتورة חשבונית 請求書 発票 发票 청구서 세금계산서 hoa_don tagihan sf paragon rachunek kvittering kvitto scontrino td01 td02 td03 td05 td06 td24 td25 td26 cfdi ingreso fatura_recibo factura_recibo invoice_receipt חשבונית_מס_קבלה חשבונית_מס",
    credit_note:
      "credit_note egreso stornorechnung rechnungskorrektur korrekturrechnung avoir_client credit gutschrift avoir abono nota_credito creditnota gs gu sc av nc ncr cn crn cm credit_memo refund_receipt hyvityslasku hyvitys kreditfaktura kreditnota kredit_nota dobropis jovairas jovairo_szamla helyesbito_szamla sztorno_szamla iade iade_faturasi storno stornare factura_storno odobrenje knjizno_odobrenje dobropis πιστωτικο πιστωτικο_τιμολογιο возврат корректировочный_счет сторно повернення kreeditarve kreditrekins kreditine_saskaita kreditreikningur nota_de_credito nota_di_credito nota_credit faktura_korygujaca korekta ใบลดหนี้ إشعار_دائن مرتجع זיכוי חשבונית_זיכוי 貸方票 返品 赤伝 红字发票 贷项通知单 退货 반품 대변메모 nota_kredit retur_penjualan reversal td04 td08",
    return: "return retoure retour devolucion reso",
    purchase_order: "purchase_order einkauf",
  },
  "payment.payment_state": {
    came: "결제됨 납부 납부완료 atlikta apmokėta ivykdyta veikta izpildits paid succeeded success successful captured settled completed complete posted cleared reconciled unreconciled received ok approved processed deposited booked allocated unallocated applied unapplied matched unmatched disputed collected confirmed accepted done closed finished valid bezahlt eingegangen verbucht gebucht ausgeglichen erfolgreich abgeschlossen gutgeschrieben bestatigt eingezogen zugeordnet payee paye recu recue encaisse encaissee reussi reussie valide validee regle reglee acceptee comptabilise pagado pagada cobrado cobrada recibido recibida completado completada aprobado aprobada exitoso conciliado pago paga recebido recebida aprovado aprovada concluido concluida confirmado confirmada liquidado liquidada pagato pagata incassato incassata ricevuto completato riuscito betaald ontvangen verwerkt geslaagd voltooid betalt gjennomfort mottatt modtaget gennemfort betald genomford mottagen maksettu onnistunut onnistui vastaanotettu suoritettu kirjattu zaplacone zaplacona oplacone oplacona zrealizowane zrealizowana zaksiegowane zaksiegowana wplacono otrzymano udane zaplaceno zaplacena uhrazeno prijato uspesna uspesne placeno placena primljeno uspjesno uspjesna kifizetve fizetve teljesitve beerkezett sikeres konyvelt platit platita achitat achitata incasat incasata reusit odendi tahsil_edildi basarili tamamlandi onaylandi оплачено оплачен оплачена получен получено проведен проведено выполнен выполнено успешно завершен сплачено оплачений отримано успішно проведено πληρωθηκε πληρωμενο εισπραχθηκε ολοκληρωθηκε επιτυχης 入金済 入金済み 支払済 支払済み 完了 成功 已付款 已支付 已收款 已完成 결제완료 입금완료 완료 성공 승인 ชำระแล้ว จ่ายแล้ว สำเร็จ ได้รับแล้ว مدفوع مدفوعة ناجح ناجحة مكتمل مكتملة مقبول שולם שולמה הושלם התקבל אושר lunas dibayar berhasil selesai diterima da_thanh_toan thanh_cong hoan_thanh tasutud makstud laekunud apmaksats sanemts apmoketa gauta greitt",
    failed:
      "결제실패 결제취소 결제대기 미납 atmesta atmestas laukiama nepavyko noraidits gaida ebaonnestus ootel отклонен отклонена отклонено отменен отменена отменено ожидает ожидание ожидается в_ожидании ошибка не_прошел не_прошла не_оплачен не_оплачено неуспешно возврат_платежа скасован скасована скасовано відхилено відхилений очікує очікується помилка не_сплачено αποτυχια απετυχε απορριφθηκε εκκρεμει σε_εκκρεμοτητα ακυρωθηκε απληρωτο 失敗 失败 拒絶 拒否 保留 保留中 待付款 待支付 未払い 未入金 未付款 取消 已取消 エラー 실패 거절 승인거절 대기 대기중 취소 미입금 미결제 ล้มเหลว ไม่สำเร็จ รอดำเนินการ รอชำระ รอการชำระเงิน ปฏิเสธ ถูกปฏิเสธ ยกเลิก เช็คเด้ง ยังไม่ชำระ فشل فشلت فاشلة مرفوض مرفوضة معلق معلقة قيد_الانتظار ملغاة غير_مدفوعة נכשל נכשלה נדחה נדחתה ממתין בוטל לא_שולם gagal ditolak tertunda menunggu belum_dibayar that_bai tu_choi dang_cho chua_thanh_toan",
  },
  "asset.state": {
    active:
      "active aktiv actif active activa activo attivo attiva actief ativo ativa aktywny aktywna aktywne aktivni aktivna aktif aktiivinen voimassa igang lopande gallande gyldig aktivt aktyvus kehtiv aktiivne in_force inforce in_kraft en_vigueur vigente en_curso in_corso current laufend running live installed installiert installe registered in_use in_betrieb trialing renewed ongoing gultig valid ucret odendi paid active_paid действует активен активна активный діє активний ενεργο ενεργη aktualna platna platny ervenyes elo hatalyos activ in_vigoare ใช้งาน ใช้งานอยู่ ساري سارية فعال فعالة פעיל פעילה 有効 契約中 有效 生效 사용중 유효 정상 aktif berlaku hieu_luc con_hieu_luc",
    planned:
      "planned geplant pending ausstehend future upcoming scheduled quoted proposed draft entwurf trial test probe on_trial not_started awaiting en_attente pendiente in_attesa ordered bestellt shipped в_ожидании 予定 申込中",
    paused:
      "paused pausiert suspended ausgesetzt ruhend ruht on_hold frozen freeze eingefroren suspendu suspendue suspendido suspendida pausado sospeso sospesa opgeschort suspenso suspensa zawieszony zawieszona pozastaveno tauolla pausad pa_pause dormant past_due unpaid overdue приостановлен 休止 休会 一時停止 暂停 정지",
    ended:
      "ended beendet cancelled canceled gekundigt storniert abgemeldet expired abgelaufen lapsed terminated closed inactive inaktiv incomplete_expired retired obsolete sold scrapped disposed uninstalled removed deinstalliert resilie resiliee termine expire expiree annule vencido vencida cancelado cancelada baja anulada caducada scaduto scaduta cessato cessata disdetta annullata beeindigd opgezegd verlopen encerrado encerrada rescindido wygasla wygasly zakonczona zakonczony rozwiazana ukonceno zruseno paattynyt irtisanottu avslutad uppsagd oppsagt avsluttet opsagt udlobet istekao otkazan raskinut megszunt lejart felmondott torolt incetat incheiat terminat reziliat sona_erdi iptal bitti sonlandi закрыт истек расторгнут завершен прекращен закінчився ληξαν εληξε ακυρωθηκε หมดอายุ ยกเลิก สิ้นสุด منتهي منتهية ملغي ملغاة פג הסתיים בוטל 解約 終了 退会 失効 满期 终止 退保 해지 만료 berakhir kadaluarsa het_hieu_luc huy surrendered matured died deceased",
  },
  "asset.period": {
    once: "once one_time onetime einmalig einmal unique unico unica one_off single 一括 일시납",
    day: "day daily taglich tag jour quotidien diario giornaliero dagelijks diario dzienny",
    week: "week weekly wochentlich woche semaine hebdomadaire semanal settimanale wekelijks tygodniowy viikko ugentlig",
    month:
      "month monthly monatlich monat mois mensuel mensuelle mensual mes mensile mese maandelijks maand mensal miesieczny miesiecznie miesieczna mesicne mesicni kuukausi kuukausittain manad manadsvis maned manedlig manedlig havi havonta lunar mjesecno mjesecni aylik ay ежемесячно месяц місяць μηνιαια μηνιαιο รายเดือน เดือน شهري شهريا חודשי 月払 月 每月 月付 月缴 월 월납 bulanan hang_thang kuus igakuine",
    quarter:
      "quarter quarterly vierteljahrlich quartal quartalsweise trimestre trimestriel trimestrielle trimestral trimestrale kwartaal kwartalny kwartalnie ctvrtletni ctvrtletne kvartal kvartalsvis negyedeves neljannesvuosi tromjesecno kvartalno uc_aylik ежеквартально квартал τριμηνιαια ไตรมาส 四半期 季 季缴 분기",
    half_year:
      "half_year half_yearly semi_annual semiannual semi_annually halbjahrlich halbjahr semestre semestriel semestral semestrale halfjaarlijks polroczny polrocznie pololetni pulrocne felev feleves polugodisnje alti_aylik полугодие εξαμηνιαια 半年払 半年",
    year: "year yearly annual annually per_annum jahrlich jahr jahres an annuel annuelle anual ano annuale anno jaarlijks jaar roczny rocznie roczna rocne rocni vuosi vuosittain ar arsvis arlig arlig evente eves anual godisnje godisnji yillik yil ежегодно год рік ετησια ετησιο รายปี ปี سنوي سنويا שנתי 年払 年 每年 年缴 연 연납 tahunan hang_nam aastane igaaastane",
  },
  "opportunity.state": {
    won: "won gewonnen closed_won gagne gagnee ganado ganada vinto vinta ganho wygrana auftrag",
    lost: "lost verloren closed_lost perdu perdue perdido perdida perso persa abgelehnt przegrana cancelled storniert",
    open: "open offen qualification qualifikation proposal angebot negotiation verhandlung prospecting needs_analysis initial_offer discovery in_progress pipeline demo contacted kontaktiert new neu on_hold quotation perception id value",
  },
  "prospect.state": {
    converted: "converted konvertiert convertido converti qualified_converted won kunde customer",
    lost: "lost verloren closed dead rejected abgelehnt not_interested kein_interesse unsubscribed perdu",
    not_a_match: "junk disqualified unqualified bad invalid ungeeignet not_qualified spam recycled duplicate",
    open: "open offen new neu contacted kontaktiert working nurturing qualified qualifiziert attempted attempt assigned in_process in_progress not_contacted pre_qualified contact_future interessiert warm hot cold",
  },
  "case_file.state": {
    closed:
      "closed geschlossen resolved gelost solved completed erledigt abgeschlossen ferme resolu cerrado chiuso gesloten done zamkniete",
    waiting:
      "waiting wartend on_hold pending wartet en_attente pendiente in_attesa escalated_customer pending_input hold",
    open: "open offen new neu working in_progress in_bearbeitung escalated assigned active ouvert abierto aperto otwarte reopened",
  },
  "case_file.case_kind": {
    complaint:
      "complaint beschwerde reklamation reclamation queja reclamo klacht reclamacao reklamacja problem defect mangel damage",
    support:
      "support question frage anfrage request incident service_request feature help hilfe information technical",
  },
  "contact.state": {
    done: "done completed erledigt abgeschlossen held complete closed geschlossen effectue realizado completado svolto true ja yes finished attended arrived checked_in kept seen erschienen wahrgenommen asistio presente present verschenen mott modte paikalla stattgefunden fertig termine conclu concluido zrealizowane hotovo megtartva tamamlandi 完了 已完成 signed_in atendido compareceu",
    cancelled:
      "cancelled canceled abgesagt storniert not_held annule cancelado annullato deferred missed no_show noshow did_not_attend did_not_come not_attended dna did_not_arrive absent nicht_erschienen ausgefallen abgelehnt entfallen no_asistio no_presentado ausente non_venu non_presente niet_verschenen no_presentato nao_compareceu faltou udeblev udeblevet uteblev uteblivit ei_saapunut nie_przyszedl nieobecny nedostavil_se nem_jott_el gelmedi не_пришел не_прийшов キャンセル 取消 已取消 void anulado anulowane zruseno peruttu avlyst aflyst installt iptal elmaradt late_cancel late_cancelled late_cancellation cancel",
    planned:
      "planned geplant open offen not_started scheduled in_progress pending waiting new prevu planificado pianificato gepland vorgesehen upcoming",
  },
  "contact.direction": {
    in: "in inbound eingehend incoming entrant entrante inkomend received ankommend eingang",
    out: "out outbound ausgehend outgoing sortant saliente uscente uitgaand sent abgehend ausgang",
  },
  "contact.channel": {
    phone: "phone call anruf telefon telefonat appel telephone llamada chiamata",
    mail: "mail email e_mail correo courriel",
    chat: "chat whatsapp messenger",
    form: "form web web_form formular website webformular",
    portal: "portal",
    visit: "visit besuch visite visita onsite meeting_on_site",
    letter: "letter brief post fax carta lettre",
    social: "social facebook twitter linkedin instagram social_media",
    event: "event meeting termin messe demo conference lunch webinar reunion riunione besprechung",
    task: "task aufgabe todo to_do follow_up tache tarea",
  },
  "contact.contact_kind": {
    enquiry: "enquiry inquiry anfrage prospecting presales",
    order: "order bestellung auftrag",
    complaint: "complaint beschwerde reklamation",
    support: "support service hilfe technical",
    billing: "billing rechnung payment zahlung mahnung",
    feedback: "feedback survey ruckmeldung",
    courtesy: "courtesy hoflichkeit greeting",
  },
  "contact.caused_by": {
    us: "us wir ours",
    customer: "customer kunde client",
    third_party: "third_party dritte supplier carrier lieferant",
    unknown: "unknown unbekannt",
  },
  "contact.feeling": {
    glad: "glad happy froh zufrieden positive positiv",
    even: "even neutral",
    annoyed: "annoyed angry verargert negative negativ upset",
  },
  "case_file.finding": {
    our_fault: "our_fault ours eigenverschulden justified berechtigt",
    not_our_fault: "not_our_fault unjustified unberechtigt customer_fault",
    third_party: "third_party carrier supplier dritte",
    open: "open offen",
  },
  "campaign.state": {
    planned: "planned planning geplant planifie draft",
    running: "running active aktiv in_progress laufend started gestartet en_cours",
    done: "done complete completed abgeschlossen beendet termine sent",
    cancelled: "cancelled canceled aborted inactive abgebrochen annule",
  },
  "*.role": {
    customer:
      "customer kunde client cliente klant klient account odbiorca kunde kupac musteri asiakas kund odberatel vevo",
    prospect: "prospect interessent lead prospecto potenziale",
    supplier:
      "supplier vendor lieferant fournisseur proveedor fornitore dostawca dobavljac dodavatel tedarikci toimittaja leverandor leverantor szallito furnizor leverancier",
    partner: "partner reseller integrator handler distributor",
    competitor: "competitor wettbewerber mitbewerber concurrent competidor",
    agent: "agent vermittler broker makler",
    employee: "employee mitarbeiter",
    other: "other contact kontakt sonstige press analyst investor autre otro",
  },
  "*.stage": {
    customer: "customer kunde client cliente",
    prospect: "prospect lead interessent opportunity subscriber",
    qualified: "qualified qualifiziert marketing_qualified_lead sales_qualified_lead mql sql",
    lapsed: "lapsed former ehemalig inactive inaktiv churned",
    none: "none contact kontakt other evangelist",
  },
  "consent.state": {
    granted: "granted subscribed yes ja optin opt_in confirmed active accepted oui true 1",
    withdrawn: "withdrawn unsubscribed no nein optout opt_out revoked inactive non false 0",
  },
  "*.channel": {
    mail: "mail email newsletter",
    phone: "phone telefon call sms",
    letter: "letter brief post",
    social: "social",
    any: "any all alle",
  },
};

/**
 * What a row among documents is that is none: money that came in, money that went back to the customer, what was granted with a payment
 * or given up of a document, and what is none of these.
 */
export const moneyWords = {
  payment:
    "קבלה kvitto kvittering betalningskvitto kuitti potvrda_o_uplati ใบเสร็จ ใบเสร็จรับเงิน 영수증 إيصال سند_قبض reçu quittung complemento_de_pago payment payments sr sa customer_payment invoice_payment receipt cash_receipt pmt zahlung zahlungseingang einzahlung paiement reglement encaissement versement pago cobro pagamento incasso recebimento betaling ontvangst platnosc wplata innbetaling inbetalning indbetaling tahsilat odeme maksu maksusuoritus uplata platba uhrada fizetes befizetes plata incasare wplata recebimento оплата платеж εισπραξη πληρωμη การชำระเงิน دفعة תשלום 入金 收款 입금 pembayaran",
  payment_back:
    "refund payment_refund auszahlung ruckzahlung erstattung remboursement reembolso rimborso terugbetaling zwrot_platnosci chargeback",
  granted:
    "discount discounts cash_discount settlement_discount discount_taken discount_allowed early_payment_discount skonto kundenskonto skontoabzug escompte descuento_por_pronto_pago pronto_pago sconto_cassa betalingskorting kassarabat kassakorting kassa_alennus sd sales_discount_allowed",
  given_up:
    "write_off writeoff written_off bad_debt ausbuchung ausgebucht forderungsverlust perte_sur_creance creance_irrecouvrable incobrable perdita_su_crediti oninbaar afboeking",
  neither:
    "pi pc pp bp br bill_payment bill_pmt vendor_payment supplier_payment vendor_credit supplier_credit bill_credit vendor_bill payment_request payment_reminder",
} as const;

/** What an unknown word is taken for, where there is something that claims nothing; empty: nothing is said then. */
export const neutralChoices: Readonly<Record<string, string>> = {
  "asset.state": "",
  "asset.period": "",
  "document.state": "open",
  "opportunity.state": "open",
  "prospect.state": "open",
  "case_file.state": "open",
  "contact.contact_kind": "other",
  "contact.channel": "task",
  "*.role": "other",
  "*.stage": "none",
};
