/* generate CARDS DIR: writes a source of invented cards as CSV tables, for `wegwijzer-data build`.
 *
 * Shape:   of 20 cards 1 is a partner, 14 are services and 5 are activities with 40 weekly dates each, so
 *          that there are ten dates for each card. One house, ten topics. The same number gives the same
 *          tables, byte for byte.
 * Source:  data/README.md.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PLACES = 400, ROOMS = 8, TOPICS = 10, DATES_EACH = 40, CODE_BASE = 46656 };

struct source {
    const char *dir;
    int cards;
    uint32_t seed;
};

#define COMMON "topics,place,phone,languages,checked_on,checked_by,source"
#define OFFER                                                                                                \
    "code,partners,kind,title,lead,price,price_text,access,mode,age_from,age_to,appointment,"                \
    "audience," COMMON

static const char *const topics[TOPICS][3] = {
    {"zwanger", "pregnant_woman", "Zwanger en geboorte"},
    {"opvoeden", "family_restroom", "Opvoeden"},
    {"opvang", "child_care", "Kinderopvang"},
    {"spelen", "celebration", "Spelen en vrije tijd"},
    {"school", "school", "School en leren"},
    {"gezond", "medical_services", "Gezondheid"},
    {"geld", "savings", "Geld en rechten"},
    {"hulp", "psychology", "Praten en hulp"},
    {"ontmoeten", "groups", "Elkaar ontmoeten"},
    {"jong", "emoji_people", "Jong zijn"},
};
static const char *const things[] = {
    "Speelhuis",  "Babbelcafé", "Inloopuur",  "Consultatie",    "Huiswerkklas", "Kinderopvang", "Leeskring",
    "Oudergroep", "Ruilwinkel", "Sportclub",  "Knutselatelier", "Muziekles",    "Vroedvrouw",   "Speelplein",
    "Loket",      "Jeugdhuis",  "Opvoedlijn", "Babymassage",    "Taalpunt",     "Kleuterturnen"};
static const char *const names[] = {
    "De Vlinder", "’t Nestje",      "Het Anker",  "De Regenboog", "Zonnebloem", "De Kastanje",
    "Het Bootje", "Klavertje Vier", "De Linde",   "Het Atelier",  "De Parel",   "Ons Huis",
    "De Wegel",   "Sint-Jozef",     "Het Kompas", "De Zwaluw",    "Café Één",   "De Brug"};
static const char *const leads[] = {
    "Je bent altijd welkom. We luisteren en zoeken samen wat je nodig hebt.",
    "Kom spelen en ontmoet andere ouders. Je kind kan hier veel ontdekken, en jij ook.",
    "Heb je een vraag over je kind? Wij denken met je mee, ook aan de telefoon.",
    "Voor wie zwanger is en voor wie net een baby heeft. Je kan alles vragen, niets is te klein.",
    "We helpen je met papieren, premies en brieven. Breng mee wat je gekregen hebt.",
    "Samen maken we huiswerk, daarna is er tijd om te spelen. Een vieruurtje staat klaar.",
};
static const char *const ages[][2] = {{"zwanger", "0m"}, {"0m", "3j"},   {"3j", "6j"},
                                      {"6j", "12j"},     {"12j", "18j"}, {"", ""}};

#define COUNT(list) (sizeof list / sizeof *list)

/* A number below `bound`, the same in every run. */
static uint32_t draw(struct source *source, uint32_t bound)
{
    source->seed = source->seed * 1664525u + 1013904223u;
    return (source->seed >> 8) % bound;
}

static FILE *table_open(const struct source *source, const char *name, const char *columns)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.csv", source->dir, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    fprintf(file, "%s\n", columns);
    return file;
}

static void table_close(FILE *file)
{
    if (fclose(file) != 0) {
        perror("generate");
        exit(1);
    }
}

struct code {
    char text[5];
};

/* The code of a card: "b000", "b001" ... in base 36. */
static struct code code(int card)
{
    struct code code = {""};
    for (int i = 3, rest = card + 11 * CODE_BASE; i >= 0; i--, rest /= 36)
        code.text[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % 36];
    return code;
}

static int partners(const struct source *source)
{
    return source->cards / 20;
}

static int activities(const struct source *source)
{
    return source->cards / 4;
}

static void house_write(const struct source *source)
{
    FILE *file = table_open(source, "source", "name,sample,as_of");
    fprintf(file, "Meetgegevens,ja,2026-11-25\n");
    table_close(file);
    file = table_open(source, "house",
                      "code,name,municipality,mission,place,desk_name,desk_where,desk_card,phone,"
                      "base_url,languages");
    fprintf(file,
            "meten,Huis van het Kind,Meten,Elk gezin is welkom.,p0,Het onthaal,rechts van de inkom,%s,"
            "03 000 00 01,https://meten.huisvanhetkind.example,nl; fr; en; ar\n",
            code(0).text);
    table_close(file);
    file = table_open(source, "topic", "code,name,lead,icon,colour");
    for (int i = 0; i < TOPICS; i++)
        fprintf(file, "%s,%s,Wat er is voor jou en je gezin.,%s,#%02X407A\n", topics[i][0], topics[i][2],
                topics[i][1], 0x30 + i * 8);
    table_close(file);
    file = table_open(source, "age_band", "code,name,age_from,age_to");
    fprintf(file, "zwanger,Zwanger,zwanger,0m\n0-3,0 - 3 jaar,0m,3j\n3-6,3 - 6 jaar,3j,6j\n"
                  "6-12,6 - 12 jaar,6j,12j\n12-18,12 - 18 jaar,12j,18j\n");
    table_close(file);
    file = table_open(source, "holiday", "name,first,last,kind");
    fprintf(file, "Kerstmis,2026-12-25,2026-12-25,public\nKerstvakantie,2026-12-21,2027-01-03,school\n");
    table_close(file);
}

static void places_write(struct source *source)
{
    FILE *file = table_open(source, "place", "code,name,house,room,street,postcode,town,lat,lon,wheelchair");
    fprintf(file, "p0,Huis van het Kind Meten,,,Voorbeeldstraat 1,2000,Meten,51.20,4.40,yes\n");
    for (int i = 1; i < PLACES; i++)
        if (i <= ROOMS)
            fprintf(file, "p%d,Lokaal %d,meten,lokaal %d,Voorbeeldstraat 1,2000,Meten,51.20,4.40,yes\n", i, i,
                    i);
        else
            fprintf(file, "p%d,%s,,,Voorbeeldlaan %d,2000,Meten,51.%u,4.%u,%s\n", i,
                    names[draw(source, COUNT(names))], i, 1800 + draw(source, 400), 3800 + draw(source, 400),
                    draw(source, 2) ? "yes" : "unknown");
    table_close(file);
}

static void title_write(struct source *source, FILE *file, int card)
{
    fprintf(file, "%s %s %d,", things[draw(source, COUNT(things))], names[draw(source, COUNT(names))],
            card + 1);
}

/* The columns of COMMON. */
static void common_write(struct source *source, FILE *file)
{
    uint32_t first = draw(source, TOPICS), second = (first + 1 + draw(source, TOPICS - 1)) % TOPICS;
    fprintf(file, ",%s; %s,p%u,03 000 00 %02u,nl; fr,2026-11-%02u,onthaal,meetgegevens", topics[first][0],
            topics[second][0], draw(source, PLACES), draw(source, 100), 1 + draw(source, 20));
}

static void partners_write(struct source *source)
{
    FILE *file = table_open(source, "partner", "code,kind,title,lead,status,roles,appointment," COMMON);
    for (int i = 0; i < partners(source); i++) {
        fprintf(file, "%s,organisation,", code(i).text);
        title_write(source, file, i);
        fprintf(file, "\"%s\",active,ontmoetingsplek,possible", leads[draw(source, COUNT(leads))]);
        common_write(source, file);
        fprintf(file, "\n");
    }
    table_close(file);
}

/* The columns of OFFER. */
static void offer_write(struct source *source, FILE *file, int card, const char *kind)
{
    bool free_of_charge = draw(source, 2);
    uint32_t age = draw(source, COUNT(ages));
    fprintf(file, "%s,%s,%s,", code(card).text, code((int)draw(source, (uint32_t)partners(source))).text,
            kind);
    title_write(source, file, card);
    fprintf(file, "\"%s\",%s,%s,everyone,%s,%s,%s,%s,parents", leads[draw(source, COUNT(leads))],
            free_of_charge ? "free" : "paid", free_of_charge ? "Gratis" : "3 euro per keer",
            draw(source, 4) ? "site" : "site; visit", ages[age][0], ages[age][1],
            draw(source, 3) ? "none" : "required");
    common_write(source, file);
}

static void offers_write(struct source *source)
{
    FILE *file = table_open(source, "offer", OFFER);
    for (int i = partners(source); i < source->cards - activities(source); i++) {
        offer_write(source, file, i, i % 400 == 7 ? "helpline" : "service");
        fprintf(file, "\n");
    }
    table_close(file);
}

/* Every series begins in the week of 23 November 2026. */
static void activities_write(struct source *source)
{
    static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    FILE *file = table_open(source, "activity", OFFER ",start,end,rrule,status");
    for (int i = source->cards - activities(source); i < source->cards; i++) {
        int day = (int)draw(source, 7), hour = 9 + (int)draw(source, 10);
        offer_write(source, file, i, i % 3 ? "play" : "event");
        fprintf(file, ",2026-11-%02dT%02d:%02d,2026-11-%02dT%02d:00,FREQ=WEEKLY;BYDAY=%s;COUNT=%d,planned\n",
                23 + day, hour, (int)draw(source, 4) * 15, 23 + day, hour + 2, days[day], DATES_EACH);
    }
    table_close(file);
}

/* Two of three partners and services have hours; some are closed on a day of their own. */
static void hours_write(struct source *source)
{
    FILE *file = table_open(source, "hours", "card,days,opens,closes");
    FILE *closed = table_open(source, "hours_exception", "card,day,opens,closes,note");
    for (int i = 0; i < source->cards - activities(source); i++) {
        if (i % 3 == 2)
            continue;
        fprintf(file, "%s,ma-vr,%u.00,12.00\n%s,%s,13.00,%u.30\n", code(i).text, 8 + draw(source, 3),
                code(i).text, draw(source, 2) ? "ma; wo; vr" : "di-do", 15 + draw(source, 5));
        if (i % 50 == 0)
            fprintf(closed, "%s,2026-12-%02u,,,Dicht\n", code(i).text, 1 + draw(source, 28));
    }
    table_close(file);
    table_close(closed);
}

static void rest_write(struct source *source)
{
    FILE *file = table_open(source, "question", "text,topic,cards");
    for (int i = 0; i < TOPICS * 4; i++)
        fprintf(file, "Wat kan ik doen met vraag %d?,%s,%s; %s\n", i + 1, topics[i % TOPICS][0],
                code(partners(source) + i).text, code(partners(source) + i + 50).text);
    table_close(file);
    file = table_open(source, "related", "card,others");
    for (int i = 0; i < source->cards; i += 10)
        fprintf(file, "%s,%s; %s\n", code(i).text, code((i + 7) % source->cards).text,
                code((i + 31) % source->cards).text);
    table_close(file);
    file = table_open(source, "presence", "house,card,place,start,end,rrule,appointment");
    for (int i = 0; i < 20; i++)
        fprintf(file, "meten,%s,p%d,2026-11-%02dT09:00,2026-11-%02dT16:00,FREQ=WEEKLY,none\n",
                code(partners(source) + i).text, 1 + i % ROOMS, 23 + i % 5, 23 + i % 5);
    table_close(file);
}

int main(int argc, char **argv)
{
    struct source source = {
        .dir = argc == 3 ? argv[2] : "", .cards = argc == 3 ? atoi(argv[1]) : 0, .seed = 1};
    if (source.cards < 400 || source.cards > 1000000) {
        fprintf(stderr, "gebruik: generate KAARTEN MAP (van 400 tot 1000000 kaarten)\n");
        return 64;
    }
    mkdir(source.dir, 0777);
    house_write(&source);
    places_write(&source);
    partners_write(&source);
    offers_write(&source);
    activities_write(&source);
    hours_write(&source);
    rest_write(&source);
    return 0;
}
