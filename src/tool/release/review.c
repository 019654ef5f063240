#include "tool/release/review.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "tool/survey/change.h"
#include "tool/talk/prompt.h"

enum { ASK_PERCENT = 30 }; /* when more vanishes, a person says yes */

static bool question_ask(const struct publisher *publisher, const char *why, struct err *err)
{
    char question[256];
    if (publisher->yes)
        return true;
    snprintf(question, sizeof question, M_("%s Toch publiceren?"), message_text(why));
    if (prompt_yes(question))
        return true;
    return err_set(err,
                   prompt_possible()
                       ? MN_("%s Er is niets gepubliceerd.")
                       : MN_("%s Er is niets gepubliceerd; kijk het na en geef --yes als het zo moet."),
                   message_text(why));
}

/* What changes from the release that is out; false when that one cannot be read. */
static bool change_known(const struct publisher *publisher, struct edition *edition, struct change *change)
{
    char *before;
    size_t length;
    struct err err = {""};
    bool good = channel_data(&publisher->channel, &publisher->newest, &before, &length, &err);
    if (good) {
        good = change_find(edition, before, length, change, &err);
        free(before);
    }
    if (!good)
        fprintf(stderr, "wegwijzer-data: %s\n", err.text);
    return good;
}

bool review_pass(const struct publisher *publisher, struct edition *edition, struct err *err)
{
    struct change change;
    if (edition_ask(edition, "SELECT count(*) FROM card") == 0 && !publisher->allow_empty)
        return err_set(err, "er staat geen enkele kaart in; geef --allow-empty als dat zo moet");
    if (publisher->newest.generation == 0)
        return true;
    if (!change_known(publisher, edition, &change))
        return question_ask(publisher,
                            MN_("Wat er nu staat is niet leesbaar, dus wat verandert is niet te zien."), err);
    change_print(edition, &change, stderr);
    if (change.cards.after * 2 < change.cards.before && !publisher->allow_empty)
        return err_set(err, "meer dan de helft verdwijnt en kiosken weigeren dat; kijk het na en geef "
                            "--allow-empty als het zo moet");
    if (change.houses.gone > 0 &&
        !question_ask(publisher, MN_("Er verdwijnt een huis en zijn kiosk houdt wat hij heeft."), err))
        return false;
    bool mass = balance_is_mass(&change.cards, ASK_PERCENT) || balance_is_mass(&change.dates, ASK_PERCENT);
    return !mass || question_ask(publisher, MN_("Er verdwijnt veel."), err);
}
