/* `wegwijzer-data personas`: typical visitors walk through the real publication. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/message.h"
#include "store/search.h"
#include "tool/commands.h"
#include "tool/survey/persona_walk.h"
#include "tool/talk/report_json.h"

enum { OPTION_FILE, OPTION_HOUSE, OPTION_AS_OF, OPTION_JSON };

static const struct option_spec options[] = {
    {"file", 'f', MN_("BESTAND"), MN_("wie er loopt (zonder: de bezoekers die bij het programma horen)")},
    {"house", 0, "CODE", MN_("dit huis (zonder: het eerste van de publicatie)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"json", 'j', NULL, MN_("toont alles als JSON")},
    {0},
};

static int run_personas(int argc, char **argv);

const struct command personas_command = {
    .name = "personas",
    .usage = MN_("PUBLICATIE [--file BESTAND] [--house CODE] [--as-of DAG] [--json]"),
    .summary = MN_("laat typische bezoekers door een publicatie lopen en noemt waar zij vastlopen"),
    .help =
        MN_("Elke bezoeker doet zijn thema's open, zoekt zijn woorden en kijkt in de agenda, zoals aan de "
            "kiosk. Waar het stopt,\n"
            "staat de kaart en wat je eraan kan doen. Wie er loopt, staat in share/wegwijzer/personas.txt."),
    .options = options,
    .run = run_personas,
};

static void walk_print(const struct persona *persona, const struct walk *walk)
{
    printf("%s: %s\n", persona->name, persona->about);
    for (const struct dead_end *end = walk->first; end; end = end->next) {
        printf("  %s", end->where);
        if (end->code)
            printf(M_(", kaart %s (%s)"), end->code, end->title);
        printf(": %s; %s", end->what, end->mend);
        for (int i = 0; i < end->near_count; i++)
            printf("%s %s (%s)", i ? "," : ":", end->near[i].code, end->near[i].title);
        printf("\n");
    }
    printf(m_("  %d stappen, %d keer vast\n\n", "  %d stappen, %d keren vast\n\n", walk->count), walk->steps,
           walk->count);
}

static json_t *near_json(const struct dead_end *end)
{
    json_t *cards = json_array();
    for (int i = 0; i < end->near_count; i++)
        json_array_append_new(
            cards, json_pack("{s:s, s:s}", "code", end->near[i].code, "title", end->near[i].title));
    return cards;
}

static json_t *walk_json(const struct persona *persona, const struct walk *walk)
{
    json_t *ends = json_array();
    for (const struct dead_end *end = walk->first; end; end = end->next)
        json_array_append_new(ends, json_pack("{s:s, s:s?, s:s?, s:s, s:s, s:o}", "where", end->where, "card",
                                              end->code, "title", end->title, "what", end->what, "mend",
                                              end->mend, "near", near_json(end)));
    return json_pack("{s:s, s:s, s:i, s:o}", "name", persona->name, "about", persona->about, "steps",
                     walk->steps, "dead_ends", ends);
}

static void walk_all(struct survey *survey, const struct personas *personas, bool json)
{
    json_t *all = json_array();
    int count = 0;
    store_build_index(survey->store);
    for (int i = 0; i < personas->count; i++) {
        struct walk walk;
        persona_walk(&walk, survey, &personas->items[i]);
        count += walk.count;
        if (json)
            json_array_append_new(all, walk_json(&personas->items[i], &walk));
        else
            walk_print(&personas->items[i], &walk);
    }
    if (json)
        result_print(
            json_pack("{s:s, s:i, s:O}", "house", survey->house->code, "dead_ends", count, "personas", all));
    else
        printf(m_("%d bezoekers, samen %d keer vast\n", "%d bezoekers, samen %d keren vast\n", count),
               personas->count, count);
    json_decref(all);
}

static int run_personas(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    struct survey survey;
    struct err err = {""};
    int code = command_values(&personas_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 1)
        return command_usage(&personas_command,
                             "welke publicatie? geef één bestand dat `wegwijzer-data build` maakte");
    struct personas *personas = calloc(1, sizeof *personas);
    if (!personas)
        abort();
    code = EX_NOINPUT;
    if (survey_open(&survey, argv[optind], values[OPTION_HOUSE], values[OPTION_AS_OF], &err)) {
        code = EX_DATAERR;
        if (personas_read(personas, &survey.arena, values[OPTION_FILE], &err)) {
            walk_all(&survey, personas, values[OPTION_JSON]);
            code = EX_OK;
        }
    }
    if (code != EX_OK)
        failure_say(values[OPTION_JSON], &err, code);
    survey_close(&survey);
    free(personas);
    return code;
}
