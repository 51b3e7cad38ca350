/** Words of column and table names that concern trade and money, by the notion they stand for (`people-and-places.ts`). */
export const trade = {
  order:
    "予約 注文 受注 订单 訂單 broneering broneeringud broneeringu tellimus tellimused gift gifts donation donations spende spenden booking bookings reserva reservas réservation réservations prenotazione prenotazioni boeking boekingen rezerwacja rezerwacje rezervace foglalás rezervasyon reservation reservations reservierung reservierungen order orders bestellung bestell auftrag aufträge commande pedido pedidos ordine ordini bestelling encomenda zamówienie zamówienia zamowienie so salesorder zamówień 注文 受注 订单",
  purchase: "purchase einkauf einkaufs achat compra acquisto inkoop zakup po procurement zakupu zakupów",
  sales:
    "sales sale verkauf verkaufs vertrieb vente ventes venta ventas vendita vendite verkoop venda vendas sprzedaż sold sprzedaży",
  charge: "charge charges",
  premium:
    "premium premiums prämie prämien beitrag beiträge prime primes prima primas premio premi premie premies składka składki składek pojistné díj vakuutusmaksu premija премия страховая_премия 保険料 保费 보험료 เบี้ยประกัน",
  invoice:
    "invoice invoices bill rechnung rechnungen rechnungs rg re facture factures factura facturas fattura fatture factuur facturen fatura faktura faktury inv nfs nfe nfse nota notafiscal 請求書 請求 发票",
  refund:
    "refund refunds refunded remboursement remboursé erstattung erstattet erstattungsbetrag reembolso rimborso terugbetaling zwrot zurückerstattet zurückerstatteter zurückerstattung rückerstattet rückerstattung rückzahlung",
  voucher: "voucher coupon gutschein bon",
  quote:
    "quote quotes quotation angebot angebote angebots devis offre presupuesto offerta preventivo offerte orçamento oferta estimate proposal cotización oferty",
  credit:
    "credit gutschrift gutschriften gutschrifts avoir avoirs abono abonos credito crédito creditnota korekta storno creditmemo",
  debit: "debit debet soll debe dare débit winien borç má_dáti",
  creditside: "haben haber avere crédit kredit alacak",
  return:
    "return returns retoure retouren rücksendung retour retours devolución devoluciones reso resi retouren devolução zwrot zwroty refund refunds rma",
  delivery:
    "delivery lieferschein lieferung lieferungen livraison entrega consegna bolla levering dostawa shipment shipments",
  document:
    "comprobante comprobantes cfdi document documents beleg belege vorgang documento documenti dokument dokumenty pièce bewijs transaction transaktion voucher dokumentu",
  line: "line lines position positionen positions pos ligne lignes línea líneas linea riga righe regel regels linha linhas pozycja pozycje item items detail details posten zeile lineitem lineitems entry entries",
  product:
    "product products article artikel produkt produkte item material ware waren produit produits producto productos artículo prodotto prodotti articolo articoli produto produtos artigo artykuł towar towary art prod stockitem good goods produktu produkty towaru towarów artykułu 商品 製品 品目 产品",
  sku: "sku artnr artno articleno itemno ean gtin upc stockcode productcode asin",
  category:
    "category categories kategorie warengruppe produktgruppe artikelgruppe catégorie categoría categoria categorie kategoria familia gamme rubrik sortiment hauptgruppe",
  sub: "sub unter sous untergruppe",
  manufacturer:
    "manufacturer hersteller fabricant marque brand marke fabricante produttore merk fabrikant producent maker",
  designation:
    "designation bezeichnung benennung libellé libelle descrizione omschrijving descrição descripción opis artikelbezeichnung produktbezeichnung",
  quantity:
    "jumlah quantity qty menge anzahl quantité cantidad quantità aantal hoeveelheid quantidade ilość count stück pcs qte mge amount_of stk uds unid unids unidades 数量 個数",
  unit: "unit einheit me unité unidad unità eenheid unidade jednostka uom einzel stückpreis each measure per",
  price:
    "fare fares fahrpreis price harga pricing preis preise prix precio prezzo prijs preço cena ceny prijzen 価格 单价",
  unitprice: "epreis einzelpreis stückpreis unitprice stueckpreis 単価",
  listprice: "vkpreis listenpreis verkaufspreis listprice retailprice msrp uvp rrp puht vk",
  costprice:
    "ekpreis einkaufspreis einkaufspreise einstandspreis costprice purchaseprice ek wareneinsatz standardcost",
  list: "list liste listen tarif catalog katalog lista listino lijst cennik book pricebook standard retail",
  cost: "cost costs coût coûts costo coste costi kosten custo koszt aufwand",
  amount:
    "amount betrag montant importe importo bedrag kwota amt wert value valeur valor valore waarde wartość summe sum volume kwoty wartości 金額 金额",
  listvalue: "listenwert listenbetrag bruttowert warenwert",
  net: "net netto ht neto imponibile netto netbetrag nettobetrag excl",
  gross: "gross brutto ttc bruto lordo bruttobetrag incl",
  total:
    "total gesamt gesamtbetrag summe totale totaal razem suma grand totals gesamtsumme endbetrag tot overall 合計 総額 总额 总 總",
  subtotal: "subtotal 小計 zwischensumme soustotal parcial subtotale",
  tax: "tax taxes vat mwst ust steuer mehrwertsteuer umsatzsteuer iva tva btw podatek gst impuesto imposto duty 税 消費税 税额",
  discount:
    "discount discounts rabatt remise descuento sconto korting desconto rabat nachlass skonto deduction",
  after: "after nach après",
  percentage: "percent percentage prozent pct pourcentage porcentaje percentuale procent rate satz share",
  adjustment: "adjustment adjustments ajuste rounding rundung korrektur adjust",
  freight:
    "freight fracht carriage porto versandkosten frachtkosten flete trasporto vracht frete postage frais handling shippingcost",
  currency: "currency währung devise moneda divisa valuta moeda waluta curr ccy waluty",
  profit: "profit gewinn margin marge beneficio profitto winst lucro zysk rohertrag deckungsbeitrag db",
  revenue:
    "revenue umsatz turnover chiffre affaires ca facturación fatturato omzet faturamento przychód przychody obrót obroty annualrevenue jahresumsatz",
  annual: "annual yearly jahres jahr annuel anual annuo jaarlijks roczny roczne roczna",
  probability:
    "probability wahrscheinlichkeit probabilité probabilidad probabilità prawdopodobieństwo likelihood abschlusswahrscheinlichkeit",
  expected: "expected erwartet erwarteter attendu esperado atteso verwacht oczekiwany forecast weighted",
  budget: "budget budgeted budżet geplant planned",
  actual: "actual ist tatsächlich réel effettivo real",
  campaign:
    "campaign campaigns kampagne kampagnen aktion campagne campaña campañas campagna campanha kampania",
  opportunity:
    "opportunity opportunities deal deals potential potentials chance chancen verkaufschance verkaufschancen opportunité opportunités oportunidad oportunidades opportunità kans oportunidade szansa pipeline geschäftschance affaire",
  payment:
    "payment payments zahlung zahlungen zahl paiement paiements règlement pago pagos pagamento pagamenti betaling betalingen płatność płatności receipt zahlungseingang",
  allocation: "allocation zuordnung verrechnung imputation assignment",
  paid: "paid bezahlt payé pagado pagato betaald pago zapłacone collected 实付 实际支付 實付",
  ledger: "ledger journal buchung buchungen écriture asiento boeking księgowanie posting",
  rate: "rate kurs taux tasso cambio koers kurs",
  exchange: "exchange wechselkurs wechselkurse change cambio wymiany fx",
  pricelist: "preisliste pricelist preislisten pricebook listino tarifliste",
  asset:
    "asset assets gerät geräte anlage equipment équipement equipo installation maschine device attrezzatura urządzenie installed vehicle vehicles fahrzeug fahrzeuge kfz véhicule véhicules vehículo veicolo voertuig pojazd pet pets haustier mascota",
  serial: "vin serial seriennummer serien série serie seriale seryjny sn",
  subscription:
    "subscription subscriptions abo abos abonnement abonnements suscripción suscripciones abbonamento abbonamenti abonnementen assinatura assinaturas subskrypcja subskrypcje membership memberships mitgliedschaft mitgliedschaften abonament abonamente licence licences license licenses lizenz lizenzen licencia licencias licenza licenze licentie licenties licencja licencje policy policies police policen póliza pólizas polizza polizze polis polissen versicherung versicherungen lidmaatschap lidmaatschappen",
  plan: "plan wartung wartungsvertrag support_plan vertrag contract contrat",
  consent:
    "consent consents einwilligung einwilligungen optin opt_in consentement consentimiento consenso toestemming zgoda newsletter abonnement subscription abonnent abonnenten subscribed",
  suppression:
    "suppression unsubscribed unsubscribe abgemeldet optout opt_out blacklist sperrliste bounce bounced cleaned désabonné suppressed blocklist blocklisted blocklisten donotcontact nocall nomail nocontact optedout opted_out désinscrit désinscription werbesperre mailsperre kontaktsperre robinson uitgeschreven afgemeld disiscritto",
  active: "active aktiv actif activo attivo actief ativo aktywny enabled activ",
  discontinued: "discontinued gesperrt inactive inaktiv retired eingestellt auslauf obsolete blocked deleted",
  model: "model modell modèle modelo modello",
  reference:
    "reference referenz référence referencia riferimento referentie ref verwendungszweck buchungstext",
  stock: "stock bestand lager lagerbestand inventory scorte voorraad magazyn reorder onhand",
} as const satisfies Record<string, string>;
