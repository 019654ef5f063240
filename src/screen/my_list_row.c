/* The rows of Mijn lijst: what somebody needs from a photo of them, and a button that takes off or puts back. */
#include "screen/my_list.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"
#include "screen/card.h"

static char *date_words(struct arena *arena, const struct card *card, int today, const char *language)
{
    const struct occurrence *date = NULL;
    for (int i = 0; i < card->date_count && !date; i++)
        if (card->dates[i].status != STATUS_CANCELLED)
            date = &card->dates[i];
    if (!date)
        return card->recurrence_text.text && !card->date_count
                   ? arena_strdup(arena, card->recurrence_text.text)
                   : arena_strdup(arena, _("nog geen nieuwe datum"));
    int year, this_year;
    day_to_civil(date->start.day, &year, NULL, NULL);
    day_to_civil(today, &this_year, NULL, NULL);
    char *day = format_date(arena, date->start.day, year == this_year ? DATE_LONG : DATE_FULL, language);
    if (!date->all_day && phrase_last_day(date) == date->start.day)
        day = arena_printf(arena, "%s, %s", day, format_hour(arena, date->start.minute, language));
    return phrase_join(arena, phrase_status(date->status), day, PHRASE_END);
}

static char *hours_words(struct arena *arena, const struct visit *visit, const struct card *card)
{
    const struct card_row *row = &card->row;
    if (row->open.always)
        return phrase_open_long(arena, &row->open, visit->now, visit->session->language);
    char *week = card_week(arena, &card->hours, visit->now.day, visit->session->language);
    const char *come =
        row->appointment == APPOINTMENT_REQUIRED || !week ? phrase_appointment(row->appointment) : NULL;
    return phrase_join(arena, come, week, PHRASE_END);
}

static char *where_words(struct arena *arena, const struct place *place)
{
    if (!place)
        return NULL;
    if (place->in_house)
        /* TRANSLATORS: %s is a room: "in dit huis, lokaal 1". */
        return arena_printf(arena, _("in dit huis, %s"), place->room ? place->room : place->name.text);
    return phrase_join(arena, place->name.text, place->street, PHRASE_END);
}

/* What somebody needs from a photo, in two lines: number and hours, or day and number; then where. Never "today", for a
 * photo is looked at later. */
static void entry_words(struct arena *arena, const struct visit *visit, const struct card *card,
                        char *lines[2])
{
    const struct card_row *row = &card->row;
    const char *language = visit->session->language, *desk = visit->house->phone;
    char *phone = row->phone ? format_isolated(arena, row->phone, language) : NULL;
    lines[0] = lines[1] = NULL;
    if (card_trust(row, visit->now.day) >= TRUST_CALL_FIRST) {
        phone = phone ? phone : desk ? format_isolated(arena, desk, language) : NULL;
        lines[0] = phrase_join(arena, phone, _("bel eerst"), PHRASE_END);
        return;
    }
    lines[0] =
        row->type == CARD_ACTIVITY
            ? phrase_join(arena, date_words(arena, card, visit_today(visit), language), phone, PHRASE_END)
            : phrase_join(arena, phone, hours_words(arena, visit, card), PHRASE_END);
    lines[1] = where_words(arena, row->place);
    if (!lines[0] && !lines[1])
        lines[0] = phrase_join(arena, desk ? format_isolated(arena, desk, language) : NULL,
                               _("vraag het aan het onthaal"), PHRASE_END);
}

/* The rooms and texts of a row, measured before they are drawn. */
struct list_row {
    const struct list_entry *entry;
    const char *title, *words;
    char *lines[2]; /* what `words` is made of, unless it is one text */
    struct text_look title_look, words_look;
    int sign, before, away, between, inset; /* widths; before: of nothing, where no picture stands */
    int title_h, words_h, height;
};

/* A line that breaks between two facts does so behind the dot. */
static char *dots_hold(struct arena *arena, const char *words)
{
    char *held = arena_strdup(arena, "");
    for (const char *dot; (dot = strstr(words, " · ")) != NULL; words = dot + strlen(" · "))
        held = arena_printf(arena, "%s%.*s\u00a0· ", held, (int)(dot - words), words);
    return arena_printf(arena, "%s%s", held, words);
}

static void row_texts(struct canvas *canvas, const struct visit *visit, struct list_row *row)
{
    const struct list_entry *entry = row->entry;
    const struct palette *colour = canvas->theme->colour;
    bool compact = canvas->theme->form == FORM_COMPACT, discreet = entry->found && entry->card.row.sensitive;
    row->title_look = (struct text_look){
        .type = compact || discreet ? TYPE_BODY_BOLD : TYPE_TITLE, .colour = colour->ink, .max_lines = 2};
    row->words_look =
        (struct text_look){.type = compact ? TYPE_META : TYPE_BODY, .colour = colour->ink, .whole = true};
    if (!entry->found) {
        row->title = _("Dit staat niet meer in het aanbod");
        row->words = _("Neem het weg, of vraag het aan het onthaal.");
        return;
    }
    row->title = entry->card.row.title.text;
    row->title_look.language = words_language(entry->card.row.title);
    entry_words(&canvas->arena, visit, &entry->card, row->lines);
    for (int i = 0; i < 2; i++)
        row->lines[i] = row->lines[i] ? dots_hold(&canvas->arena, row->lines[i]) : NULL;
    row->words = phrase_join(&canvas->arena, row->lines[0], row->lines[1], PHRASE_END);
}

/* The place gets a line of its own where that costs none. */
static void row_break(struct canvas *canvas, struct list_row *row, int room)
{
    if (!row->lines[0] || !row->lines[1])
        return;
    const char *apart = arena_printf(&canvas->arena, "%s\n%s", row->lines[0], row->lines[1]);
    int joined_h = canvas_text_height(canvas, row->words, row->words_look, room);
    if (joined_h > type_line_px(canvas->theme, row->words_look.type) &&
        canvas_text_height(canvas, apart, row->words_look, room) <= joined_h)
        row->words = apart;
}

static struct list_row row_measure(struct canvas *canvas, const struct visit *visit,
                                   const struct list_entry *entry, int width)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT;
    struct list_row row = {.entry = entry,
                           .away = mm(theme, compact                        ? 36
                                             : theme->form == FORM_PORTRAIT ? 74
                                                                            : 56),
                           .sign = compact || frame_is_narrow(theme) ? 0 : mm(theme, 34),
                           .between = mm(theme, compact ? 3 : 8),
                           .inset = mm(theme, compact ? 2 : 5)};
    row.before = row.sign ? row.sign + row.between : mm(theme, 4);
    row_texts(canvas, visit, &row);
    int room = width - 2 * row.inset - row.away - row.between - row.before;
    row_break(canvas, &row, room);
    row.title_h = canvas_text_height(canvas, row.title, row.title_look, room);
    row.words_h = canvas_text_height(canvas, row.words, row.words_look, room);
    int least = theme->target + 2 * row.inset, words = row.title_h + row.words_h + 2 * row.inset,
        button = 2 * type_line_px(theme, TYPE_BODY_BOLD) + 2 * mm(theme, 2) + 2 * row.inset,
        comfort = compact ? button : mm(theme, 44); /* "Zet terug" takes two lines on a compact screen */
    row.height = words > least ? words : least;
    row.height = row.height > comfort ? row.height : comfort;
    return row;
}

static void row_button(struct canvas *canvas, struct rect rect, const struct list_row *row)
{
    struct arena *arena = &canvas->arena;
    struct action action = action_of(ACTION_LIST_TOGGLE);
    snprintf(action.code, sizeof action.code, "%s", row->entry->code);
    bool back = row->entry->removed;
    /* One id for both, so that a trembling finger does not put back at once what it took off. */
    widget_button(
        canvas, rect,
        (struct control){
            .id = arena_printf(arena, "list.remove.%s", row->entry->code),
            .icon = back ? "undo" : "close",
            /* TRANSLATORS: puts back the card that was just taken off my list; short. */
            .label = back ? _("Zet terug")
                          /* TRANSLATORS: takes one card off my list; one short word ("remove"). */
                          : _("Weg"),
            .speech = arena_printf(
                arena, back ? _("%s terug op mijn lijst zetten") : _("%s van mijn lijst halen"), row->title),
            .role = ROLE_BUTTON,
            .action = action},
        BUTTON_SLOT);
}

static void row_sign(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct list_entry *entry)
{
    if (!entry->found)
        widget_disc(canvas, rect, "info", PETROL);
    else if (entry->card.row.sensitive)
        widget_disc(canvas, rect, "bookmark", PETROL);
    else
        widget_disc(canvas, rect, row_icon(visit, &entry->card.row), row_colour(visit, &entry->card.row));
}

static void row_words(struct canvas *canvas, struct rect room, const struct list_row *row)
{
    const struct palette *colour = canvas->theme->colour;
    struct text_look title = row->title_look, words = row->words_look;
    int slack = room.h - row->title_h - row->words_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    /* Very large text on a small screen: the name takes one line, for the number must stay whole. */
    struct rect head =
        rect_cut_top(&room, slack < 0 ? type_line_px(canvas->theme, title.type) : row->title_h);
    title.whole = slack < 0;
    if (!row->entry->removed) {
        canvas_text(canvas, head, row->title, title);
        canvas_text(canvas, room, row->words, words);
        return;
    }
    title.colour = words.colour = colour->ink2;
    if (!(row->entry->found && row->entry->card.row.sensitive))
        canvas_text(canvas, head, row->title, title);
    canvas_text(canvas, room, _("Van je lijst gehaald"), words);
}

static void row_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct list_row *row)
{
    const struct theme *theme = canvas->theme;
    const struct palette *colour = theme->colour;
    bool removed = row->entry->removed;
    canvas_box(canvas, rect, mm(theme, 6), removed ? colour->page : colour->surface,
               removed ? colour->hair : colour->line, widget_hair(theme), false);
    struct rect room = rect_inset(rect, row->inset), away = rect_cut_right(&room, row->away);
    rect_cut_right(&room, row->between);
    int most = mm(theme, 36) > theme->target ? mm(theme, 36) : theme->target;
    if (away.h > most)
        away = (struct rect){away.x, away.y + (away.h - most) / 2, away.w, most};
    struct rect sign = rect_cut_left(&room, row->before);
    sign.w = row->sign;
    if (row->sign && !removed)
        row_sign(canvas, sign, visit, row->entry);
    row_words(canvas, room, row);
    row_button(canvas, away, row);
}

/* Rows are as high as their words, so a page is what fits. */
struct list_pages {
    const struct visit *visit;
    struct list_row rows[LIST_MAX + 1];
    int count, gap;
    int first[LIST_MAX + 2]; /* row that each page begins with */
    int pages;
};

static void pages_fill(struct list_pages *pages, int height)
{
    int used = 0;
    pages->pages = 0;
    for (int i = 0; i < pages->count; i++) {
        if (i == 0 || used + pages->rows[i].height > height) {
            pages->first[pages->pages++] = i;
            used = 0;
        }
        used += pages->rows[i].height + pages->gap;
    }
    pages->first[pages->pages] = pages->count;
}

static void pages_draw(struct canvas *canvas, struct rect rect, int page, void *context)
{
    const struct list_pages *pages = context;
    for (int i = pages->first[page]; i < pages->first[page + 1]; i++) {
        struct list_row row = pages->rows[i];
        row_draw(canvas, rect_cut_top(&rect, row.height), pages->visit, &row);
        rect_cut_top(&rect, pages->gap);
    }
}

void list_rows(struct canvas *canvas, struct rect zone, const struct visit *visit, const struct my_list *list)
{
    struct list_pages pages = {.visit = visit, .count = list->count, .gap = theme_gap(canvas->theme, 4)};
    for (int i = 0; i < list->count; i++)
        pages.rows[i] = row_measure(canvas, visit, &list->entries[i], zone.w);
    pages_fill(&pages, zone.h);
    if (pages.pages > 1) {
        struct rect pager = rect_cut_bottom(&zone, widget_pager_height(canvas));
        rect_cut_bottom(&zone, pages.gap);
        pages_fill(&pages, zone.h);
        struct route here = *visit->route; /* a list may have become shorter since its page was turned */
        here.page = here.page < pages.pages ? here.page : pages.pages - 1;
        widget_pager(canvas, pager, &here, pages.pages);
        widget_turn(canvas, zone, &here, pages.pages, pages_draw, &pages);
    } else if (pages.count) {
        pages_draw(canvas, zone, 0, &pages);
    }
}
