#include "tool/table/explain.h"

#include <stdio.h>
#include <string.h>

static const char *const tables[TABLE_COUNT] = {
    [TABLE_SOURCE] = "Eén rij over dit werkboek zelf.",
    [TABLE_HOUSE] =
        "Eén rij voor elk Huis van het Kind: zijn naam, zijn balie en wat de kiosk over het huis zegt.",
    [TABLE_PLACE] = "Alle plaatsen waar iets is: lokalen in het huis en adressen erbuiten.",
    [TABLE_TOPIC] = "De thema's op het startscherm, in de volgorde van de rijen.",
    [TABLE_AGE_BAND] = "De leeftijden waaruit bezoekers kiezen; de kiosk toont de eerste tien.",
    [TABLE_LIFE_DOMAIN] = "De levensdomeinen waarover je het aanbod verdeelt.",
    [TABLE_PARTNER] = "Wie er meewerkt: organisaties, verenigingen, zelfstandigen en overheden.",
    [TABLE_OFFER] = "Wat er altijd is: diensten, informatie, hulplijnen, plaatsen en voordelen.",
    [TABLE_ACTIVITY] = "Wat er op een dag te doen is, één keer of elke week.",
    [TABLE_OCCURRENCE] = "Eén datum van een reeks die anders is: afgelast, verplaatst of volzet.",
    [TABLE_HOURS] = "De gewone openingsuren van een kaart.",
    [TABLE_HOURS_EXCEPTION] = "Dagen waarop de uren anders zijn, of waarop het gesloten is.",
    [TABLE_PRESENCE] = "Wie wanneer in het huis zit (\"Vandaag in het huis\").",
    [TABLE_QUESTION] = "Vragen van ouders die naar kaarten leiden, zoals \"Mijn kind slaapt slecht\".",
    [TABLE_HOLIDAY] = "Feestdagen en schoolvakanties.",
    [TABLE_RELATED] = "Kaarten van andere partners die bij een kaart horen.",
    [TABLE_TRANSLATION] = "Vertalingen van Nederlandse teksten; wat er niet staat, blijft Nederlands.",
    [TABLE_SYNONYM] = "Woorden waarmee gezinnen zoeken, en waar ze naartoe leiden.",
    [TABLE_CAMPAIGN] = "Campagnes met een begin en een einde, zoals de Week van de Opvoeding.",
    [TABLE_SLIDE] = "Korte berichten op het wachtscherm.",
    [TABLE_POLL] = "Vragen die de kiosk aan bezoekers stelt.",
    [TABLE_BODY] = "Stuurgroep, partneroverleg en andere groepen, en hoe vaak ze samenkomen.",
};

/* The first line for a name counts; one with a table before it only counts there. */
static const struct {
    enum table_id table; /* TABLE_COUNT: all */
    const char *column, *about;
} abouts[] = {
    {TABLE_SOURCE, "name", "De naam van deze bron."},
    {TABLE_SOURCE, "sample", "ja als dit een voorbeeld is: de kiosk toont dan \"Voorbeeldgegevens\"."},
    {TABLE_SOURCE, "as_of", "Alleen voor een voorbeeld: de dag waarvoor het geschreven is."},
    {TABLE_HOUSE, "code", "De code van het huis: kleine letters en cijfers, zoals dorp."},
    {TABLE_HOUSE, "place", "De code van de plaats waar het huis is."},
    {TABLE_HOUSE, "languages", "De talen van de kiosk, in hun volgorde; nl staat eerst."},
    {TABLE_HOUSE, "phone", "Het nummer van de balie."},
    {TABLE_PLACE, "house", "Het huis waarin dit lokaal is; leeg voor een adres buiten het huis."},
    {TABLE_TOPIC, "talk_to", "De kaart van wie je over dit thema kan spreken."},
    {TABLE_TOPIC, "lead", "Waarover dit thema gaat, in één korte zin."},
    {TABLE_PARTNER, "code",
     "Laat leeg: `wegwijzer-data codes` geeft elke nieuwe rij een code. Verander ze nooit."},
    {TABLE_OFFER, "code",
     "Laat leeg: `wegwijzer-data codes` geeft elke nieuwe rij een code. Verander ze nooit."},
    {TABLE_ACTIVITY, "code",
     "Laat leeg: `wegwijzer-data codes` geeft elke nieuwe rij een code. Verander ze nooit."},
    {TABLE_PARTNER, "kind", "Wat voor partner het is."},
    {TABLE_PARTNER, "status", "Alleen wie active is, staat op de kiosk."},
    {TABLE_OFFER, "kind", "Wat voor aanbod het is."},
    {TABLE_ACTIVITY, "kind", "Wat voor activiteit het is."},
    {TABLE_ACTIVITY, "start", "Wanneer de (eerste) activiteit begint."},
    {TABLE_ACTIVITY, "end", "Wanneer de (eerste) activiteit eindigt."},
    {TABLE_ACTIVITY, "status", "Of alles doorgaat."},
    {TABLE_HOURS_EXCEPTION, "opens", "Leeg bij opens en closes: die dag gesloten."},
    {TABLE_OCCURRENCE, "start", "Het nieuwe begin; leeg als het gelijk blijft."},
    {TABLE_OCCURRENCE, "end", "Het nieuwe einde; leeg als het gelijk blijft."},
    {TABLE_PRESENCE, "start", "Wanneer ze er (de eerste keer) zijn."},
    {TABLE_PRESENCE, "end", "Tot wanneer ze er (de eerste keer) zijn."},
    {TABLE_HOLIDAY, "kind", "Een feestdag (public) of een schoolvakantie (school)."},
    {TABLE_QUESTION, "text", "De vraag, zoals een ouder ze stelt."},
    {TABLE_SYNONYM, "means", "Het woord dat wij gebruiken."},
    {TABLE_TRANSLATION, "text", "De vertaling."},
    {TABLE_TRANSLATION, "row", "De code van de rij; bij een vraag de Nederlandse vraag zelf."},
    {TABLE_COUNT, "code", "Een korte naam die nooit verandert: kleine letters, cijfers en streepjes."},
    {TABLE_COUNT, "name", "De naam, zoals bezoekers hem lezen."},
    {TABLE_COUNT, "title", "De titel van de kaart: kort, zonder afkortingen."},
    {TABLE_COUNT, "lead", "Hoogstens vier korte zinnen: wat is het, en wat heb je eraan?"},
    {TABLE_COUNT, "easy", "Dezelfde tekst, nog eenvoudiger."},
    {TABLE_COUNT, "municipality", "De gemeente."},
    {TABLE_COUNT, "mission", "Waar het huis voor staat; een lege regel tussen alinea's."},
    {TABLE_COUNT, "desk_name", "Hoe de balie heet."},
    {TABLE_COUNT, "desk_where", "Waar de balie is, gezien van de kiosk."},
    {TABLE_COUNT, "desk_card", "De kaart van de balie."},
    {TABLE_COUNT, "phone_note", "Wanneer er iemand opneemt."},
    {TABLE_COUNT, "base_url", "Het adres van de meeneempagina's."},
    {TABLE_COUNT, "accent", "De kleur van het huis."},
    {TABLE_COUNT, "idle_list_s", "Na hoeveel seconden zonder aanraking een lijst verdwijnt."},
    {TABLE_COUNT, "idle_card_s", "Na hoeveel seconden zonder aanraking een kaart verdwijnt."},
    {TABLE_COUNT, "screen_on", "Hoe laat het scherm aangaat."},
    {TABLE_COUNT, "screen_off", "Hoe laat het scherm uitgaat."},
    {TABLE_COUNT, "greet", "Of het wachtscherm in alle talen groet."},
    {TABLE_COUNT, "room", "Het lokaal, zoals het op de deur staat."},
    {TABLE_COUNT, "street", "Straat en nummer."},
    {TABLE_COUNT, "postcode", "Vier cijfers."},
    {TABLE_COUNT, "town", "De gemeente of deelgemeente."},
    {TABLE_COUNT, "lat", "Breedtegraad, voor de afstand te voet."},
    {TABLE_COUNT, "lon", "Lengtegraad, voor de afstand te voet."},
    {TABLE_COUNT, "route", "Hoe je er komt, vanaf de kiosk of de halte."},
    {TABLE_COUNT, "stop", "De dichtste halte."},
    {TABLE_COUNT, "wheelchair", "Kan je er binnen met een rolstoel?"},
    {TABLE_COUNT, "pushchair", "Kan je er binnen met een kinderwagen?"},
    {TABLE_COUNT, "toilet", "Is er een toilet?"},
    {TABLE_COUNT, "changing_table", "Is er een verzorgingstafel?"},
    {TABLE_COUNT, "icon", "Het icoon van de tegel."},
    {TABLE_COUNT, "colour", "De kleur van de tegel."},
    {TABLE_COUNT, "houses", "In welke huizen dit te zien is; leeg: in alle huizen van dit werkboek."},
    {TABLE_COUNT, "age_from", "Vanaf welke leeftijd."},
    {TABLE_COUNT, "age_to", "Tot welke leeftijd."},
    {TABLE_COUNT, "roles", "Wat deze partner doet in het huis."},
    {TABLE_COUNT, "topics", "De codes van de thema's; het eerste geeft kleur en icoon."},
    {TABLE_COUNT, "place", "De code van de plaats."},
    {TABLE_COUNT, "phone", "Het nummer dat gezinnen bellen."},
    {TABLE_COUNT, "mail", "Het adres waarnaar gezinnen mailen."},
    {TABLE_COUNT, "web", "De pagina met meer uitleg."},
    {TABLE_COUNT, "appointment", "Moet of kan je een afspraak maken?"},
    {TABLE_COUNT, "languages", "De talen die ze er spreken."},
    {TABLE_COUNT, "joined", "Sinds wanneer ze partner zijn."},
    {TABLE_COUNT, "refer_to_us_for", "Voor professionals: voor welke vragen je naar deze partner verwijst."},
    {TABLE_COUNT, "sensitive", "ja voor wat discreet moet blijven, zoals geweld of schulden."},
    {TABLE_COUNT, "valid_from", "De eerste dag waarop dit geldt."},
    {TABLE_COUNT, "valid_to", "De laatste dag waarop dit geldt."},
    {TABLE_COUNT, "checked_on", "Wanneer iemand dit het laatst nakeek."},
    {TABLE_COUNT, "checked_by", "Wie het nakeek: een functie (coördinator), nooit een naam."},
    {TABLE_COUNT, "review_months", "Na hoeveel maanden het opnieuw nagekeken moet worden."},
    {TABLE_COUNT, "replaced_by", "De kaart die in de plaats komt."},
    {TABLE_COUNT, "source", "Waar de gegevens vandaan komen."},
    {TABLE_COUNT, "source_licence", "Wat je met die gegevens mag doen."},
    {TABLE_COUNT, "partners", "De codes van de partners; de eerste is de eigenaar."},
    {TABLE_COUNT, "audience", "Voor wie het is."},
    {TABLE_COUNT, "price", "Wat voor prijs het is."},
    {TABLE_COUNT, "price_text", "De prijs in woorden, zoals een bezoeker hem leest."},
    {TABLE_COUNT, "price_cents", "De prijs in cent: 250 is € 2,50."},
    {TABLE_COUNT, "reduced_text", "Wie minder betaalt, en hoeveel."},
    {TABLE_COUNT, "uitpas", "Kan je betalen of sparen met de UiTPAS?"},
    {TABLE_COUNT, "waiting_list", "Is er een wachtlijst?"},
    {TABLE_COUNT, "access", "Wie mag komen."},
    {TABLE_COUNT, "access_note", "Wie voorrang heeft, of voor wie het alleen is."},
    {TABLE_COUNT, "mode", "Hoe je het krijgt."},
    {TABLE_COUNT, "documents", "Wat je moet meebrengen."},
    {TABLE_COUNT, "referral", "Voor professionals: hoe je verwijst."},
    {TABLE_COUNT, "stage", "Hoe ver het staat; een idee of wat voorbij is, toont de kiosk niet."},
    {TABLE_COUNT, "pillar", "De pijler van het Huis van het Kind."},
    {TABLE_COUNT, "life_domains", "De codes van de levensdomeinen."},
    {TABLE_COUNT, "rrule", "Hoe het terugkomt, zoals FREQ=WEEKLY;BYDAY=WE voor elke woensdag."},
    {TABLE_COUNT, "rdate", "Extra momenten buiten de regel."},
    {TABLE_COUNT, "exdate", "Momenten waarop het niet doorgaat."},
    {TABLE_COUNT, "recurrence_text", "De regel in woorden, zoals \"elke woensdag\"."},
    {TABLE_COUNT, "all_day", "ja als het de hele dag duurt."},
    {TABLE_COUNT, "booking", "Moet je inschrijven?"},
    {TABLE_COUNT, "capacity", "Hoeveel mensen er mee kunnen doen."},
    {TABLE_COUNT, "campaign", "De code van de campagne waar dit bij hoort."},
    {TABLE_COUNT, "status", "Wat er met deze datum is."},
    {TABLE_COUNT, "status_note", "Waarom het anders is."},
    {TABLE_COUNT, "activity", "De code van de activiteit."},
    {TABLE_COUNT, "original", "Wanneer deze datum volgens de reeks begint."},
    {TABLE_COUNT, "note", "Een korte uitleg."},
    {TABLE_COUNT, "card", "De code van een partner, aanbod of activiteit."},
    {TABLE_COUNT, "cards", "De codes van de kaarten waar de vraag naartoe leidt."},
    {TABLE_COUNT, "others", "De codes van de kaarten die erbij horen."},
    {TABLE_COUNT, "days", "Op welke dagen."},
    {TABLE_COUNT, "day", "Welke dag; holidays is elke feestdag."},
    {TABLE_COUNT, "opens", "Hoe laat het opengaat."},
    {TABLE_COUNT, "closes", "Hoe laat het sluit; na middernacht een vroeger uur dan opens."},
    {TABLE_COUNT, "by_appointment", "ja als je er in deze uren alleen met een afspraak terechtkan."},
    {TABLE_COUNT, "house", "De code van het huis."},
    {TABLE_COUNT, "topic", "De code van het thema."},
    {TABLE_COUNT, "first", "De eerste dag."},
    {TABLE_COUNT, "last", "De laatste dag."},
    {TABLE_COUNT, "subject", "Wat voor rij je vertaalt."},
    {TABLE_COUNT, "field", "De kolom die je vertaalt, zoals title."},
    {TABLE_COUNT, "language", "De taal."},
    {TABLE_COUNT, "checked", "Wanneer iemand die de taal goed kent, het nalas."},
    {TABLE_COUNT, "word", "Wat gezinnen typen."},
    {TABLE_COUNT, "text", "De tekst op het scherm."},
    {TABLE_COUNT, "question", "De vraag aan de bezoekers."},
    {TABLE_COUNT, "answers", "De antwoorden waaruit ze kiezen."},
    {TABLE_COUNT, "icons", "Een icoon bij elk antwoord, in dezelfde volgorde."},
    {TABLE_COUNT, "about", "Waarover deze groep gaat."},
    {TABLE_COUNT, "min_per_year", "Hoe vaak ze minstens samenkomt in een jaar."},
    {TABLE_COUNT, "max_per_year", "Hoe vaak ze hoogstens samenkomt in een jaar."},
};

static const struct {
    const char *word, *dutch;
} words[] = {
    {"yes", "ja"},
    {"no", "nee"},
    {"unknown", "weet ik niet"},
    {"help", "met hulp"},
    {"none", "niet nodig"},
    {"possible", "kan"},
    {"required", "moet"},
    {"recommended", "liefst wel"},
    {"planned", "gaat door"},
    {"full", "volzet"},
    {"moved", "verplaatst"},
    {"cancelled", "gaat niet door"},
    {"organisation", "organisatie"},
    {"association", "vereniging"},
    {"independent", "zelfstandige"},
    {"government", "overheid"},
    {"candidate", "wil meedoen"},
    {"active", "doet mee"},
    {"stopped", "doet niet meer mee"},
    {"parents", "ouders"},
    {"grandparents", "grootouders"},
    {"young", "jongeren"},
    {"professionals", "professionals"},
    {"free", "gratis"},
    {"paid", "betalend"},
    {"income", "volgens inkomen"},
    {"gift", "vrije bijdrage"},
    {"everyone", "iedereen"},
    {"priority", "sommigen eerst"},
    {"exclusive", "alleen voor sommigen"},
    {"site", "ter plaatse"},
    {"visit", "komt naar je thuis"},
    {"phone", "telefoon"},
    {"online", "online"},
    {"idea", "idee"},
    {"trial", "proef"},
    {"permanent", "vast"},
    {"ended", "voorbij"},
    {"prevention", "preventieve gezondheidszorg"},
    {"parenting", "opvoedingsondersteuning"},
    {"cohesion", "ontmoeting en sociale cohesie"},
    {"service", "dienst"},
    {"info", "informatie"},
    {"helpline", "hulplijn"},
    {"place", "plaats"},
    {"benefit", "voordeel"},
    {"play", "spelen"},
    {"group", "groep"},
    {"training", "cursus"},
    {"workshop", "workshop"},
    {"consultation", "raadpleging"},
    {"event", "evenement"},
    {"public", "feestdag"},
    {"school", "schoolvakantie"},
    {"card", "kaart"},
    {"topic", "thema"},
    {"house", "huis"},
    {"question", "vraag"},
    {"age_band", "leeftijd"},
    {"life_domain", "levensdomein"},
    {"slide", "beeld"},
};

const char *table_about(enum table_id id)
{
    return tables[id];
}

const char *column_about(enum table_id id, const struct column *column)
{
    for (size_t i = 0; i < sizeof abouts / sizeof *abouts; i++)
        if ((abouts[i].table == id || abouts[i].table == TABLE_COUNT) &&
            strcmp(abouts[i].column, column->name) == 0)
            return abouts[i].about;
    return "";
}

const char *word_about(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].dutch;
    return NULL;
}

const char *const *language_words(void)
{
    static const char *const languages[] = {"nl", "fr", "en", "de", "ar", "tr", "uk", "ru", "pl", "ro",
                                            "bg", "es", "pt", "fa", "ps", "so", "ti", "sq", NULL};
    return languages;
}

static const char *const forms[] = {
    [CELL_TEXT] = "Tekst.",
    [CELL_CODE] = "Een code, zoals spelen of lokaal-1.",
    [CELL_CARD_CODE] = "Een code van vier tekens.",
    [CELL_WORD] = "Kies één woord:",
    [CELL_WORDS] = "Eén woord of meer, zoals",
    [CELL_YES] = "ja of nee.",
    [CELL_DAY] = "Een dag, zoals 2026-11-25.",
    [CELL_DAY_OR_HOLIDAYS] = "Een dag, zoals 2026-11-25, of holidays.",
    [CELL_MOMENT] = "Een dag en een uur, zoals 2026-11-25 14:00.",
    [CELL_MOMENTS] = "Een of meer dagen of momenten, zoals 2026-11-25; 2026-12-02 14.00.",
    [CELL_TIME] = "Een uur, zoals 9.00 of 13:30.",
    [CELL_AGE] = "Een leeftijd in maanden (18m) of jaren (3j of 2,5j), of zwanger.",
    [CELL_NUMBER] = "Een geheel getal.",
    [CELL_REAL] = "Een getal, zoals 51.4123.",
    [CELL_LINK] = "Een adres dat met https:// begint.",
    [CELL_BASE_LINK] = "Een adres dat met https:// begint, zonder / op het einde.",
    [CELL_MAIL] = "Eén mailadres.",
    [CELL_PHONE] = "Eén telefoonnummer, als tekst.",
    [CELL_COLOUR] = "Een kleur, zoals #09615D.",
    [CELL_ICON] = "Kies een icoon uit de lijst.",
    [CELL_ICONS] = "Namen van iconen, zoals stroller; groups.",
    [CELL_LANGUAGE] = "De code van een taal, zoals fr.",
    [CELL_LANGUAGES] = "Codes van talen, zoals nl; fr; ar.",
    [CELL_RULE] = "Een regel, zoals FREQ=WEEKLY;BYDAY=WE.",
    [CELL_WEEKDAYS] = "Dagen, zoals ma-vr of ma; wo.",
    [CELL_REF] = "De code van",
    [CELL_REFS] = "Een of meer codes, met ; ertussen, van",
};

void column_form(const struct column *column, char *out, size_t size)
{
    bool ref = column->kind == CELL_REF || column->kind == CELL_REFS;
    int used = snprintf(out, size, "%s", forms[column->kind]);
    if (ref)
        used += snprintf(out + used, size - (size_t)used, " %s.", ref_name(column->ref));
    if (column->kind == CELL_WORDS && column->words)
        used += snprintf(out + used, size - (size_t)used, " %s; %s:", column->words[0], column->words[1]);
    for (const char *const *word = column->words; word && *word; word++)
        used += snprintf(out + used, size - (size_t)used, "%s%s (%s)", word == column->words ? " " : ", ",
                         *word, word_about(*word));
    if (column->words)
        used += snprintf(out + used, size - (size_t)used, ".");
    if (column->kind == CELL_TEXT && column->most > 0)
        used += snprintf(out + used, size - (size_t)used, " Hoogstens %.0f tekens.", column->most);
    if (column->required && column->kind != CELL_CARD_CODE)
        snprintf(out + used, size - (size_t)used, " Moet ingevuld zijn.");
    else if (column->otherwise)
        snprintf(out + used, size - (size_t)used, " Leeg is: %s.",
                 column->words ? word_about(column->otherwise) : column->otherwise);
}
