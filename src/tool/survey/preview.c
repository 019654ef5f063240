#include "tool/survey/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/path.h"
#include "lang/lang.h"
#include "site/html.h"
#include "tool/survey/kiosk_run.h"
#include "tool/table/value.h"

enum { CARDS_CHOSEN = 3, PICTURE_BYTES = 64 << 20 };

static const int scales[PREVIEW_SCALES] = {100, 125, 150, 200};

bool preview_choose_cards(struct preview *preview, const struct survey *survey, const char *codes,
                          struct err *err)
{
    char item[ITEM_BYTES];
    for (int i = 0; !codes && i < survey->count && preview->card_count < CARDS_CHOSEN; i++)
        if (survey->cards[i].state == CARD_LIVE && survey->cards[i].card.row.type != CARD_PARTNER)
            strcpy(preview->cards[preview->card_count++], survey->cards[i].card.row.code);
    for (struct value_list list = value_list(codes ? codes : ""); value_next(&list, item);) {
        if (!survey_find(survey, item))
            return err_set(err, "de kaart \"%.20s\" staat niet in deze publicatie; kijk de code na", item);
        if (preview->card_count == PREVIEW_CARDS)
            return err_set(err, "hoogstens %d kaarten tegelijk; geef er minder met --card", PREVIEW_CARDS);
        strcpy(preview->cards[preview->card_count++], item);
    }
    return preview->card_count || err_set(err, "er is geen enkele kaart om te tonen");
}

static bool language_add(struct preview *preview, const struct house *house, const char *code,
                         struct err *err)
{
    int known = 0;
    while (known < house->language_count && strcmp(house->languages[known], code) != 0)
        known++;
    if (known == house->language_count)
        return err_set(err, "het huis toont de taal \"%.20s\" niet; kies uit zijn talen", code);
    if (preview->language_count < PREVIEW_LANGUAGES)
        snprintf(preview->languages[preview->language_count++], sizeof *preview->languages, "%s", code);
    return true;
}

bool preview_choose_languages(struct preview *preview, const struct house *house, const char *codes,
                              struct err *err)
{
    char item[ITEM_BYTES];
    bool ok = true;
    for (int i = 0; !codes && i < house->language_count; i++)
        ok = ok && language_add(preview, house, house->languages[i], err);
    for (struct value_list list = value_list(codes ? codes : ""); ok && value_next(&list, item);)
        ok = language_add(preview, house, item, err);
    return ok;
}

static void picture_name(const struct preview *preview, int card, int language, int scale, char out[64])
{
    snprintf(out, 64, "%s-%s-%d.png", preview->cards[card], preview->languages[language], scales[scale]);
}

static void steps_write(const struct preview *preview, FILE *steps)
{
    char name[64];
    for (int language = 0; language < preview->language_count; language++)
        for (int scale = 0; scale < PREVIEW_SCALES; scale++) {
            fprintf(steps, "lang %s\nscale %d\n", preview->languages[language], scales[scale]);
            for (int card = 0; card < preview->card_count; card++) {
                picture_name(preview, card, language, scale, name);
                fprintf(steps, "card %s\nshot %s\n", preview->cards[card], name);
            }
        }
}

static const char style[] =
    "body{font:16px/1.4 Andika,'Noto Sans',Verdana,sans-serif;color:#2A211B;background:#FFF;margin:16px}"
    "h1{font-size:26px}h2{font-size:22px;border-bottom:3px solid #09615D;margin-top:32px}h3{font-size:17px}"
    ".row{display:flex;flex-wrap:wrap;gap:12px}figure{margin:0;width:23%;min-width:220px}img{width:100%;"
    "height:auto;"
    "border:1px solid #B8AFA6}figcaption{font-size:14px}";

static void page_card(struct html *html, const struct preview *preview, const struct survey *survey, int card)
{
    const struct survey_card *shown = survey_find(survey, preview->cards[card]);
    html_put(html, "<h2>%s (%s)</h2>\n", shown->card.row.title.text, preview->cards[card]);
    for (int language = 0; language < preview->language_count; language++) {
        html_put(html, "<h3>%s</h3><div class=\"row\">\n", lang_own_name(preview->languages[language]));
        for (int scale = 0; scale < PREVIEW_SCALES; scale++) {
            char name[64];
            picture_name(preview, card, language, scale, name);
            html_put(
                html,
                "<figure><a href=\"%s\"><img loading=\"lazy\" src=\"%s\" alt=\"Kaart %s op %d procent\"></a>"
                "<figcaption>%d%%</figcaption></figure>\n",
                name, name, shown->card.row.title.text, scales[scale], scales[scale]);
        }
        html_raw(html, "</div>\n");
    }
}

static bool page_write(const struct preview *preview, const struct survey *survey, struct err *err)
{
    char path[KIOSK_PATH_BYTES];
    struct html html;
    html_init(&html);
    html_put(&html,
             "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
             "content=\"width=device-width\"><title>Zo toont de kiosk het, %s</title><style>",
             survey->house->municipality);
    html_raw(&html, style);
    html_put(&html,
             "</style></head><body><h1>Zo toont de kiosk van %s deze kaarten</h1><p>Scherm %s. Kies een "
             "beeld om het groot te zien.</p>\n",
             survey->house->municipality, preview->size);
    for (int card = 0; card < preview->card_count; card++)
        page_card(&html, preview, survey, card);
    html_raw(&html, "</body></html>\n");
    snprintf(path, sizeof path, "%s/index.html", preview->folder);
    bool ok = path_write(path, html.bytes, html.length, err);
    html_release(&html);
    return ok;
}

static bool picture_copy(const char *from, const char *folder, const char *name, struct err *err)
{
    char source[KIOSK_PATH_BYTES], target[KIOSK_PATH_BYTES], *bytes = NULL;
    size_t length;
    snprintf(source, sizeof source, "%s/%s", from, name);
    snprintf(target, sizeof target, "%s/%s", folder, name);
    bool ok =
        path_read(source, PICTURE_BYTES, &bytes, &length, err) && path_write(target, bytes, length, err);
    free(bytes);
    return ok;
}

/* All pictures were drawn before the first one is put in its place. */
static bool pictures_copy(const struct preview *preview, const struct kiosk_run *run, struct err *err)
{
    char name[64];
    bool ok = path_make_dirs(preview->folder, err);
    for (int card = 0; card < preview->card_count; card++)
        for (int language = 0; language < preview->language_count; language++)
            for (int scale = 0; ok && scale < PREVIEW_SCALES; scale++) {
                picture_name(preview, card, language, scale, name);
                ok = picture_copy(run->out, preview->folder, name, err);
            }
    return ok;
}

int preview_make(const struct preview *preview, const struct survey *survey, const char *program,
                 const char *publication, struct err *err)
{
    char day[11], now[24];
    struct kiosk_run run;
    day_format(survey->now.day, day);
    snprintf(now, sizeof now, "%sT10:00", day);
    int code = EX_SOFTWARE;
    if (kiosk_run_open(&run, err)) {
        steps_write(preview, run.steps);
        if (kiosk_run_play(&run, program, publication, survey->house->code, preview->size, now, err))
            code =
                pictures_copy(preview, &run, err) && page_write(preview, survey, err) ? EX_OK : EX_CANTCREAT;
    }
    kiosk_run_close(&run);
    return code;
}
