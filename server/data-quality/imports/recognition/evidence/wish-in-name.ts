import { fold } from "../header-words.ts";
import { wordsOfPhrase } from "./words-of-phrase.ts";

/** What a name or a word says of being reached: that it is agreed to, or not wanted, and by which ways. */
export type Wish = { says: "may" | "no"; mail: boolean; phone: boolean };

// Each line: English, German, French, Spanish and Portuguese, Italian, Dutch, Nordic languages, Polish, Czech and Slovak, Hungarian,
// Romanian, Turkish, Croatian and Slovene, Greek, Russian and Ukrainian, Japanese, Chinese, Korean; as `fold` writes them.
const lists = {
  /** That somebody agreed, whatever else stands there. */
  agreed: `optin optedin consent consents consented subscribed subscriber newsletter newsletters mailinglist gdpr dsgvo rgpd lopd lgpd
    einwilligung eingewilligt zustimmung zugestimmt einverstanden einverstandnis einverstandniserklarung rundbrief abonniert werbeeinwilligung newsletterabo
    newsletteranmeldung consentement abonne abonnee infolettre consentimiento consentimento suscrito suscrita boletin subscrito
    consenso iscritto iscritta toestemming nieuwsbrief ingeschreven aangemeld samtycke samtykke nyhetsbrev nyhedsbrev prenumererar
    tilmeldt pameldt suostumus markkinointilupa uutiskirje uudiskiri naujienlaiskis naujienlaiskio sutikimas jaunumi piekrisana uudiskirjaga nousolek zgoda zgody biuletyn newslettera zapisany souhlas suhlas zpravodaj
    hozzajarulas hozzajarult hirlevel hirlevelre hirlevelet feliratkozott feliratkozas acord consimtamant abonat izin izni onay onayi bulten riza privola suglasnost
    soglasje pristanek συγκαταθεση συναινεση согласие рассылка рассылки подписан подписка згода розсилка 同意 メルマガ 订阅 訂閱 동의 수신동의`,
  /** That somebody may be reached, where a way to be reached or advertising stands beside it. */
  allows: `allow allows allowed accept accepts accepted agree agrees agreed agreement permission permissions permitted permit may can ok okay happy
    receive receives wants want wishes wish erlaubt erlaubnis darf durfen empfang akzeptiert erwunscht gewunscht empfangt
    accepte autorise autorisation accord souhaite acepta autoriza autorizacion autorizado permite desea aceita permissao
    accetta autorizza autorizzazione akkoord mag wil godkant godkendt tillatelse lov lupa saa akceptuje chce povoleno povolen engedelyezett accepta
    kabul dozvola разрешено разрешил 許可 許諾 希望 配信 受信 允许 接受`,
  /** That somebody does not want it (any more), whatever else stands there. */
  refused: `abmeldung optout optedout unsubscribe unsubscribed unsubscribes suppressed suppression dnc donotcall donotemail donotcontact donotmail donotphone donotsms
    withdrawn withdrew revoked objected objection abgemeldet abbestellt widerrufen widerruf widerspruch widersprochen werbewiderspruch
    werbesperre kontaktsperre mailsperre robinson desabonne desabonnee desinscrit desinscription opposition refuse refus
    baja descadastrado cancelou disiscritto disiscrizione opposizione revocato uitgeschreven afgemeld opgezegd bezwaar avregistrerad
    avanmald avmeldt afmeldt reservert reserverad kielto markkinointikielto wypisany wycofana sprzeciw rezygnacja odhlasen odhlasil
    leiratkozott dezabonat odjavljen отписан отписка отказ відписаний`,
  /** That what stands beside it is not meant. */
  not: `not no dont never without nicht kein keine keinen keiner nie ne pas aucun non nunca nao sem niet geen nooit ei inte ikke ej nie bez не ni nu`,
  mail: `mail mails email emails mailing mailings newsletter newsletters newslettera rundbrief infolettre boletin nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje uudiskiri naujienlaiskis naujienlaiskio biuletyn
    zpravodaj hirlevel bulten mailinglist subscribed subscriber unsubscribe unsubscribed abonniert abgemeldet abbestellt abonne abonnee desabonne desabonnee desinscrit suscrito suscrita
    iscritto iscritta disiscritto ingeschreven uitgeschreven aangemeld afgemeld courriel correo correos posta bulletin メルマガ рассылка рассылки розсилка подписан отписан
    subscrito prenumererar tilmeldt afmeldt pameldt avmeldt wypisany zapisany feliratkozott leiratkozott abonat dezabonat newsletterabo newsletteranmeldung optin optedin optout optedout`,
  phone: `call calls called calling phone phones phoned telephone telefon telefonisch telefonwerbung tel sms text texts texting texted mobile whatsapp voice
    anruf anrufe anrufen angerufen appel appels appeler telephonique llamada llamadas llamar telefonico telefone ligar telefonata chiamate chiamare bellen gebeld
    ring ringa ringe opkald puhelin soittaa telefoniczny dzwonic volat hivas apel arama aramayin telefonski звонить звонок 電話 电话 전화 telefonu dnc donotcall donotphone donotsms`,
  /** Being reached in general: by all ways. */
  reached: `contact contacts contacted contacting kontakt kontaktiert kontaktieren kontaktaufnahme contactar contattare benaderen
    gdpr dsgvo rgpd lopd lgpd privacy communications communication kommunikation info infos information informationen updates news offer offers angebote`,
  advertising: `marketing mailing mailings werbung werbe werbezwecke direktwerbung advertising ads
    promo promos promotion promotions promotional commercial publicite publicidad publicidade pubblicita commerciale reclame reklam reklame
    markkinointi marketingowa marketingowe reklama tpl maling markedsforing marknadsforing reklama oferty handlowa obchodni marketingove реклама рекламу`,
  /** What may stand there and says nothing more. */
  besides: `anmeldung status state flag is has had have given obtained from customer client kunde person to for by of the a an via our us my me in on and or zu zur zum per fur der die das des und liegt vor
    vorhanden erteilt gegeben y n j yes ja nein d de la le les el los del par pour a al il lo di da per het een voor op om be been will would like us ti au aux en y o e do na dla w o i
    checkbox field current double confirmed agreed general electronic elektronisch direct bulk mass group customer customers subscriber subscribers user member list global longer
    accepted wanted notice ser att att far ma pa av til aux messages message nachrichten mensajes service dienst receive`,
} as const;

const words = Object.fromEntries(
  Object.entries(lists).map(([name, written]) => [name, new Set(fold(written).split(/\s+/))]),
) as unknown as Record<keyof typeof lists, ReadonlySet<string>>;

const known = new Set(Object.values(words).flatMap((list) => [...list]));

/**
 * What a column's name says of being reached; null where it says nothing of it, or more than that: an agreement to pictures or to one
 * newsletter of several is none to all that we write.
 */
export function wishInName(name: string): Wish | null {
  const said = wordsOfPhrase(name, known);
  const has = (list: keyof typeof lists) => said.some((word) => words[list].has(word));
  const ofMail = has("mail");
  const ofPhone = has("phone");
  const isReached = ofMail || ofPhone || has("reached") || has("advertising");
  const isRefused = has("refused") || (has("not") && isReached);
  // “Contact by phone”, “E-mail marketing”: yes and no say it.
  const isOffered = has("advertising") || (has("reached") && (ofMail || ofPhone));
  const isAgreed = has("agreed") || (has("allows") && isReached) || isOffered;
  const isKnown = said.length > 0 && said.every((word) => known.has(word));
  if (!isKnown || (!isRefused && !isAgreed) || (has("refused") && has("not"))) return null;
  // A way that is named is the one that is meant; “opt-in SMS” is none of mail.
  const isNamed = said.some((word) => words.mail.has(word) && !/^opt(ed)?(in|out)$/.test(word));
  const ways =
    ofPhone && !isNamed ? { mail: false, phone: true } : ofMail ? { mail: true, phone: ofPhone } : both;
  return { says: isRefused ? "no" : "may", ...ways };
}

const both = { mail: true, phone: true };

const given =
  /^(ok|okay|希望する|希望|配信|受信する|同意する|可|동의|동의함|수신동의|수신|granted|given|active|accepted|allowed|confirmed|agreed|erteilt|liegt vor|aktiv|accorde|donne|otorgado|concedido|concesso|dato|verleend|gegeven|udzielona|annettu|given consent)$/;
const withheld =
  /^(希望しない|配信停止|停止|不要|同意しない|不可|거부|수신거부|미동의|동의안함|비동의|거절|not given|not granted|none|never|denied|declined|refused|rejected|withdrawn|revoked|expired|nicht erteilt|abgelehnt|verweigert|keine|refuse|retire|denegado|rechazado|retirado|negato|revocato|geweigerd|ingetrokken|odmowa|brak|wycofana)$/;

/** What a word in a column of agreement says, which is no plain yes or no; null where it is unclear, as “pending”. */
export function agreementInWord(word: string): "yes" | "no" | null {
  // Folding takes the syllables of Korean apart.
  const plain = wordsOfPhrase(word, known).join(" ").normalize("NFC");
  if (withheld.test(plain)) return "no";
  if (given.test(plain)) return "yes";
  const wish = wishInName(word);
  return wish === null ? null : wish.says === "no" ? "no" : "yes";
}
