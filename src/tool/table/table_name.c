#include "tool/table/table_name.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "tool/talk/near.h"

enum { FOLDED = 48, TITLE_LEAST = 5 };

/* The title of each table, and other words that people use for it. */
static const struct {
    const char *title, *others[4];
} names[TABLE_COUNT] = {
    [TABLE_SOURCE] = {"Bron", {"bronnen"}},
    [TABLE_HOUSE] = {"Huis", {"huizen"}},
    [TABLE_PLACE] = {"Plaatsen", {"plaats", "locaties", "locatie"}},
    [TABLE_TOPIC] = {"Thema's", {"thema", "themas"}},
    [TABLE_AGE_BAND] = {"Leeftijden", {"leeftijd"}},
    [TABLE_LIFE_DOMAIN] = {"Levensdomeinen", {"levensdomein"}},
    [TABLE_PARTNER] = {"Partners", {"partner"}},
    [TABLE_OFFER] = {"Aanbod", {"dienst", "diensten"}},
    [TABLE_ACTIVITY] = {"Activiteiten", {"activiteit"}},
    [TABLE_OCCURRENCE] = {"Gewijzigde datums", {"gewijzigdedata", "gewijzigdedatum"}},
    [TABLE_HOURS] = {"Openingsuren", {"uren", "openingsuur"}},
    [TABLE_HOURS_EXCEPTION] = {"Andere uren", {"uitzonderingen", "uitzondering"}},
    [TABLE_PRESENCE] = {"Aanwezig in huis", {"aanwezig", "aanwezigheid"}},
    [TABLE_QUESTION] = {"Vragen", {"vraag"}},
    [TABLE_HOLIDAY] = {"Feestdagen", {"vakanties", "vakantie", "feestdag"}},
    [TABLE_RELATED] = {"Hoort hierbij", {"hoortbij", "verwant"}},
    [TABLE_TRANSLATION] = {"Vertalingen", {"vertaling"}},
    [TABLE_SYNONYM] = {"Zoekwoorden", {"zoekwoord", "synoniem", "synoniemen"}},
    [TABLE_CAMPAIGN] = {"Campagnes", {"campagne"}},
    [TABLE_SLIDE] = {"Beelden", {"beeld", "dia", "dias"}},
    [TABLE_POLL] = {"Peilingen", {"peiling", "poll"}},
    [TABLE_BODY] = {"Overleg", {"overleggen", "overlegorganen"}},
};

static void fold(const char *name, char out[FOLDED])
{
    size_t used = 0;
    while (*name && used + 1 < FOLDED) {
        char letter = utf8_plain(utf8_next(&name));
        if (letter)
            out[used++] = letter;
    }
    out[used] = '\0';
}

static bool same_name(const char *name, const char *folded)
{
    char other[FOLDED];
    fold(name, other);
    return strcmp(other, folded) == 0;
}

const char *table_title(enum table_id id)
{
    return names[id].title;
}

enum table_id table_named(const char *name)
{
    char folded[FOLDED];
    if (*name == '_')
        return TABLE_COUNT;
    fold(name, folded);
    for (int id = 0; id < TABLE_COUNT; id++) {
        if (same_name(table_spec((enum table_id)id)->name, folded) || same_name(names[id].title, folded))
            return (enum table_id)id;
        for (int i = 0; i < 4 && names[id].others[i]; i++)
            if (strcmp(names[id].others[i], folded) == 0)
                return (enum table_id)id;
    }
    return TABLE_COUNT;
}

bool table_name_own(const char *name)
{
    char folded[FOLDED];
    fold(name, folded);
    return *name == '_' || strcmp(folded, "uitleg") == 0 || strcmp(folded, "voorbeelden") == 0;
}

/* The table whose title stands in the name: "Ons aanbod", "offer (1)". */
static const char *title_within(const char *name)
{
    char folded[FOLDED], title[FOLDED];
    fold(name, folded);
    for (int id = 0; id < TABLE_COUNT; id++) {
        fold(names[id].title, title);
        if (strlen(title) >= TITLE_LEAST && strstr(folded, title))
            return names[id].title;
        if (strlen(table_spec((enum table_id)id)->name) >= TITLE_LEAST &&
            strstr(folded, table_spec((enum table_id)id)->name))
            return table_spec((enum table_id)id)->name;
    }
    return NULL;
}

const char *table_name_near(const char *name)
{
    struct near near;
    near_init(&near, name);
    for (int id = 0; id < TABLE_COUNT; id++) {
        near_try(&near, table_spec((enum table_id)id)->name);
        near_try(&near, names[id].title);
    }
    return near.best ? near.best : title_within(name);
}

const char remarks_title[] = "Opmerkingen";

bool column_is_remarks(const char *name)
{
    return strncasecmp(name, remarks_title, strlen(remarks_title)) == 0;
}
