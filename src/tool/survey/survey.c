#include "tool/survey/survey.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "lang/lang.h"
#include "tool/table/value.h"

enum { MORNING = 10 * 60 };

static void cards_read(struct survey *survey)
{
    int count;
    const struct whole_card *whole = whole_cards(survey->store, &survey->arena, survey->now.day, &count);
    survey->cards = arena_array(&survey->arena, struct survey_card, count + 1);
    for (int i = 0; i < count; i++) {
        struct survey_card *card = &survey->cards[survey->count];
        if (whole[i].state != CARD_ENDED && whole[i].state != CARD_NOT_YET &&
            store_card(survey->store, &survey->arena, survey->now, whole[i].code, &card->card)) {
            card->topics = whole[i].topics;
            card->state = whole[i].state;
            survey->count++;
        }
    }
}

bool survey_open(struct survey *survey, const char *path, const char *house, const char *day, struct err *err)
{
    struct clock clock = clock_real();
    *survey = (struct survey){.now = {wall_from_utc(clock_utc(&clock)).day, MORNING}};
    arena_init(&survey->arena);
    if (day && !value_day(day, &survey->now.day))
        return err_set(err, "\"%s\" is geen dag; schrijf ze als 2026-11-25", day);
    lang_init();
    if (access(path, F_OK) != 0)
        return err_set(err,
                       "%s: dit bestand bestaat niet; kijk de naam na, of maak de publicatie met "
                       "`wegwijzer-data build`",
                       path);
    if (!store_open(path, house, &survey->store, err))
        return false;
    survey->house = store_house(survey->store);
    cards_read(survey);
    return true;
}

void survey_close(struct survey *survey)
{
    store_close(survey->store);
    arena_release(&survey->arena);
}

static int code_compare(const void *code, const void *card)
{
    return strcmp(code, ((const struct survey_card *)card)->card.row.code);
}

const struct survey_card *survey_find(const struct survey *survey, const char *code)
{
    return survey->count
               ? bsearch(code, survey->cards, (size_t)survey->count, sizeof *survey->cards, code_compare)
               : NULL;
}

const char *survey_owner(const struct survey_card *card)
{
    return card->card.partner_count ? card->card.partners[0].title.text : "";
}
