/** Words of column and table names that concern time and what was done, by the notion they stand for (`people-and-places.ts`). */
export const timeAndWork = {
  date: "date datum day tag fecha data dato jour día giorno dag dia dzień am dt 日 日付 年月日 日期",
  time: "time zeit uhrzeit zeitpunkt heure hora ora tijd czas timestamp datetime at moment",
  created:
    "created create creation erstellt erstellung erstelldatum angelegt anlage anlagedatum erfasst erfassung création créé creado creación creato creazione aangemaakt criado utworzono entered registered registriert registration add inscription alta since seit added join joined signup anmeldung subscribed utworzenia utworzony założenia dodania rejestracji 登録 作成 创建 注册",
  modified:
    "modified update updated changed change geändert änderung modification modifié modificado aktualisiert actualización bijgewerkt lastmodified mutation systemmodstamp modyfikacji aktualizacji",
  renewal:
    "renewal renewals renews renew renewed verlängerung verlängert renouvellement renovación renueva rinnovo verlenging odnowienie renovação",
  period:
    "interval intervall frequency frequenz turnus zahlweise zahlungsweise periodicity periodicidad periodicita periodicité fréquence frecuencia frequenza cadence recurrence period periods periode période período periodo okres laufzeit",
  start:
    "saabumine inception activated activation aktiviert inbetriebnahme commissioned commissioning arrival anreise checkin start begin beginn began début inicio inizio início from von ab od starts started begonnen débuté iniciado iniziato",
  end: "lahkumine departure abreise checkout end ende ends fin fine eind einde fim koniec until bis till finish ended finished beendet terminé",
  valid: "valid gültig gueltig validité validez geldig validade ważny effective wirksam validité ważności",
  due: "due fällig fälligkeit fälligkeitsdatum faellig échéance vencimiento vence scadenza verval vervaldatum vencimento płatności frist deadline zahlungsziel required payby expiry expires 期限 支払期限 支払期日",
  closed:
    "solved resolved gelöst erledigt résolu résolue resuelto risolto opgelost rozwiązane close closed closing closes geschlossen abgeschlossen abschluss abschlussdatum clôture cierre chiusura gesloten sluiting fechamento zamknięcie resolved resolution erledigt zamknięcia",
  opened:
    "opened open eröffnet eröffnung gemeldet meldung ouverture ouvert apertura abierto geopend aberto otwarto reported received incoming eingang",
  issued:
    "placed issued issue ausgestellt ausstellung émission émis emisión emissione uitgifte emissão wystawienia belegdatum posting",
  shipped:
    "shipped ship shipping versand versandt versanddatum lieferdatum geliefert expédition expédié envío spedizione verzonden envio wysyłki dispatched delivered",
  recognised: "recognised recognized booked verbucht gebucht",
  subject: "subject betreff objet asunto oggetto onderwerp assunto temat topic thema summary headline tematu",
  note: "note notes notiz notizen bemerkung bemerkungen kommentar kommentare comment comments remark remarks text remarque remarques commentaire observaciones observations notas nota opmerking opmerkingen uwagi komentarz memo body content info message nachricht inhalt annotation 備考 メモ 备注",
  description: "description beschreibung descripción descrizione beschrijving descrição opis desc details",
  status: "staatus status state zustand estado stato statut état estatus stan stand 状態 ステータス 状态",
  stage: "stage stagename phase lifecycle etapa étape fase etap stufe",
  type: "type art typ tipo kind soort rodzaj types",
  source: "source origin herkunft quelle origen origine bron źródło origem leadsource referrer",
  reason: "reason grund raison razón motivo reden powód ursache cause",
  lost: "loss lost verlust verloren perdu perte pérdida perdita verlies perda utraty",
  won: "won gewonnen gagné ganado vinto gewonnen ganho wygrana iswon",
  case: "claim claims schaden schadenfall schadenfälle sinistre sinistres siniestro siniestros sinistro sinistri case cases ticket tickets fall fälle vorfall incident incidents caso casos reclamation complaint complaints reklamation reklamationen beschwerde beschwerden réclamation réclamations reclamo reclami klacht klachten reclamação zgłoszenie zgłoszenia support anfrage anfragen issue helpdesk",
  finding: "finding befund constat bevinding",
  redress: "redress kulanz goodwill compensation entschädigung geste",
  call: "call calls anruf anrufe telefonat telefonate appel appels llamada llamadas chiamata chiamate gesprek oproepen chamada chamadas połączenie rozmowa rozmowy phonecalls",
  visit: "visit visits besuch besuche visite visites visita visitas bezoek bezoeken wizyta wizyty",
  meeting:
    "meeting meetings termin termine besprechung event events ereignis rendezvous réunion réunions reunión reuniones riunione riunioni afspraak afspraken reunião spotkanie appointment appointments veranstaltung",
  task: "task tasks aufgabe aufgaben tâche tâches tarea tareas compito compiti taak taken tarefa tarefas zadanie zadania todo todos reminder reminders followup followups follow_up wiedervorlage wiedervorlagen rappel rappels recordatorio recordatorios promemoria herinnering herinneringen lembrete lembretes przypomnienie przypomnienia påminnelse påminnelser påminnelser muistutus připomínka emlékeztető hatırlatma",
  activity:
    "activity activities aktivität aktivitäten activité activités actividad actividades attività activiteit activiteiten atividade aktywność kontakthistorie interaction interactions engagement communication",
  letter: "letter brief briefe lettre carta lettera",
  channel: "channel kanal canal canale kanaal kanał medium via",
  direction: "direction richtung sens sentido direzione richting kierunek inbound outbound",
  purpose: "purpose zweck anlass finalité propósito scopo doel finalidade cel",
  duration: "duration dauer durée duración durata duur duração trwania length gesprächsdauer",
  minutes: "minutes minute minuten min minutos minuti minuty mins",
  seconds: "seconds second sekunden sec secs secondes segundos secondi seconden",
  hours: "hours std stdn stunden heures horas ore uren godziny",
  billable: "billable abrechenbar facturable facturabile fakturierbar chargeable",
  outcome: "outcome result ergebnis résultat resultado risultato resultaat wynik disposition",
  priority:
    "priority priorität priorité prioridad priorità prioriteit prioridade priorytet dringlichkeit urgency severity",
  feeling: "mood stimmung feeling sentiment laune",
  causer: "caused caused_by verursacher verursacht",
  member: "member members teilnehmer empfänger recipient recipients destinataire touch response responses",
  converted: "converted konvertiert umgewandelt converti convertido conversion isconverted",
  method:
    "method methode zahlart zahlungsart zahlungsmethode mode méthode método metodo metoda paymentmethod",
  confirmed: "confirmed confirm bestätigt confirmation confirmé confirmado",
  ip: "ip ipaddress",
  evidence: "evidence proof nachweis preuve",
  relation:
    "relation relationship beziehung beziehungen relación relazione relatie relação relacja verbindung link",
  file: "file files datei dateien attachment attachments anhang anhänge fichier archivo allegato bijlage anexo plik",
  path: "path pfad filename dateiname chemin ruta percorso",
  author: "author autor auteur verfasser autore",
  price_min: "minimum mindestmenge ab_menge qtymin",
} as const satisfies Record<string, string>;
