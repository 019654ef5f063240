/* Search: what is typed leads to cards, topics and questions with each letter, and never to an empty page. */
#include "screen/search.h"

#include <string.h>

#include "lang/lang.h"

enum { WINDOW_MAX = 48 };
_Static_assert((int)QUERY_BYTES == (int)SEARCH_TYPED_MAX + 1, "SEARCH_TYPED_MAX");

static bool text_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

/* The cards of a window of hits, and the first card of its questions, which knows their topic. */
static const struct card_row *found_rows(const struct visit *visit, const struct search_model *model,
                                         int count, int *read)
{
    struct pick *picks = arena_array(visit->arena, struct pick, count + 1);
    struct picks wanted = {.items = picks};
    for (int i = 0; i < count; i++) {
        const struct hit *hit = &model->hits.items[model->first + i];
        if (hit->kind == HIT_CARD)
            picks[wanted.count++] = hit->pick;
    }
    return store_rows(visit->store, visit->arena, visit->now, wanted, 0, wanted.count, read);
}

static const struct card_row *row_of(const struct card_row *rows, int count, int id)
{
    for (int i = 0; i < count; i++)
        if (rows[i].id == id)
            return &rows[i];
    return NULL;
}

/* When an activity is next: for those that can be seen. */
static const struct occurrence *found_date(const struct visit *visit, const struct card_row *row)
{
    struct card *card = arena_alloc(visit->arena, sizeof *card);
    if (!row || row->type != CARD_ACTIVITY ||
        !store_card(visit->store, visit->arena, visit->now, row->code, card) || card->date_count == 0)
        return NULL;
    return &card->dates[0];
}

static void search_read(const struct visit *visit, struct search_model *model)
{
    struct canvas probe = visit_probe(visit);
    struct search_layout layout = search_layout(&probe, visit, model);
    int last = layout.pages - 1, page = visit->route->page < last ? visit->route->page : last;
    /* The neighbours too, for a finger may drag them in. */
    model->first = page > 0 ? (page - 1) * layout.per_page : 0;
    int left = model->hits.count - model->first, count = 3 * layout.per_page;
    count = count < WINDOW_MAX ? count : WINDOW_MAX;
    count = count < left ? count : left;
    if (count < 1)
        return;
    int read = 0;
    const struct card_row *rows = found_rows(visit, model, count, &read);
    struct found *found = arena_array(visit->arena, struct found, count);
    for (int i = 0; i < count; i++) {
        const struct hit *hit = &model->hits.items[model->first + i];
        int shown = model->first + i - page * layout.per_page;
        found[i].kind = hit->kind;
        if (hit->kind == HIT_CARD)
            found[i].row = row_of(rows, read, hit->pick.card);
        else if (hit->kind == HIT_TOPIC && hit->topic >= 0 && hit->topic < visit->house->topic_count)
            found[i].topic = &visit->house->topics[hit->topic];
        else if (hit->kind == HIT_QUESTION)
            found[i].question = &hit->question;
        if (shown >= 0 && shown < layout.per_page)
            found[i].date = found_date(visit, found[i].row);
    }
    model->found = found;
    model->found_count = count;
}

/* A question, or a topic when there is no card, is told by the first cards it leads to. */
static void search_answers(const struct visit *visit, struct search_model *model)
{
    const struct found *first = model->found_count > 0 ? &model->found[0] : NULL;
    struct picks cards = {0};
    for (int i = 0; i < model->found_count; i++)
        if (model->found[i].row)
            return;
    if (first && first->question)
        cards = first->question->cards;
    else if (first && first->topic)
        cards = store_list(visit->store, visit->arena, visit->now, (int)(first->topic - visit->house->topics),
                           TAB_WHERE, &(struct filter){.age = -1});
    model->answers = store_rows(visit->store, visit->arena, visit->now, cards, 0, SEARCH_ANSWERS_MAX,
                                &model->answer_count);
}

static bool topics_have(const struct search_model *model, int topic)
{
    for (int i = 0; i < model->topic_count; i++)
        if (model->topics[i] == topic)
            return true;
    return false;
}

/* What was found says which topics come first. */
static void search_topics(const struct visit *visit, struct search_model *model)
{
    for (int i = 0; i < model->found_count && model->topic_count < SEARCH_TOPICS_MAX; i++) {
        int topic = model->found[i].row ? model->found[i].row->topic : -1;
        if (topic >= 0 && topic < visit->house->topic_count && !topics_have(model, topic))
            model->topics[model->topic_count++] = topic;
    }
    for (int i = 0; i < visit->house->topic_count && model->topic_count < SEARCH_TOPICS_MAX; i++)
        if (!topics_have(model, i))
            model->topics[model->topic_count++] = i;
}

static const void *search_enter(const struct visit *visit)
{
    struct search_model *model = arena_alloc(visit->arena, sizeof *model);
    const struct typing *typing = &visit->session->typing;
    model->query = typing->query;
    model->blank = text_blank(typing->query);
    /* "Toon Nederlands" changes what is read, not what somebody types with. */
    model->keys = (struct keys){.own = keyboards_of(visit->keyboards, visit->session->chosen),
                                .abc = keyboards_abc(visit->keyboards),
                                .typing = typing};
    if (!model->blank)
        model->hits = store_search(visit->store, visit->arena, visit->now, typing->query);
    if (model->hits.count == 0)
        model->word_count = store_words(visit->store, visit->arena, model->words, SEARCH_WORDS_MAX);
    search_read(visit, model);
    search_answers(visit, model);
    search_topics(visit, model);
    return model;
}

static const char *search_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Zoeken");
}

static const char *search_count(struct arena *arena, const struct search_model *model, bool tight)
{
    if (model->blank)
        return tight ? _("Bijvoorbeeld: opvang, slapen")
                     : _("Typ een woord. Bijvoorbeeld: opvang, slapen, geld.");
    if (model->hits.count == 0)
        return _("Niets gevonden");
    if (model->hits.nearest)
        return _("Niets gevonden met die letters");
    if (model->hits.more)
        return arena_printf(arena, _("meer dan %d keer gevonden"), model->hits.count);
    return arena_printf(arena, n_("%d keer gevonden", "%d keer gevonden", model->hits.count),
                        model->hits.count);
}

struct rows_context {
    const struct visit *visit;
    const struct search_model *model;
    const struct search_layout *layout;
};

static void rows_page(struct canvas *canvas, struct rect rect, int page, void *data)
{
    const struct rows_context *context = data;
    const struct search_layout *layout = context->layout;
    const struct search_model *model = context->model;
    for (int i = 0; i < layout->per_page; i++) {
        int at = page * layout->per_page + i - model->first;
        struct rect row = {rect.x, rect.y + i * (layout->row_height + layout->gap), rect.w,
                           layout->row_height};
        if (at >= 0 && at < model->found_count)
            search_row(canvas, row, context->visit, model, &model->found[at]);
    }
}

static void search_rows(struct canvas *canvas, const struct visit *visit, const struct search_model *model,
                        const struct search_layout *layout)
{
    struct rows_context context = {visit, model, layout};
    struct route here = *visit->route;
    here.page = here.page < layout->pages ? here.page : layout->pages - 1;
    widget_turn(canvas, layout->rows, &here, layout->pages, rows_page, &context);
    if (!rect_empty(layout->pager))
        widget_pager(canvas, layout->pager, &here, layout->pages);
}

/* The first card of the page has more to tell than a topic or a question before it. */
static const struct found *found_first(const struct visit *visit, const struct search_model *model,
                                       const struct search_layout *layout)
{
    int page = visit->route->page < layout->pages ? visit->route->page : layout->pages - 1;
    int at = page * layout->per_page - model->first, end = at + layout->per_page;
    for (int i = at; i >= 0 && i < end && i < model->found_count; i++)
        if (model->found[i].row)
            return &model->found[i];
    return at >= 0 && at < model->found_count ? &model->found[at] : NULL;
}

/* On a compact screen the ways out stand beside the field. */
static void search_ways(struct canvas *canvas, const struct visit *visit, const struct search_layout *layout,
                        const struct search_model *model)
{
    if (rect_empty(layout->home))
        return;
    widget_button(canvas, layout->home,
                  (struct control){.id = "nav.home",
                                   .label = _("Start"),
                                   .icon = "home",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_HOME)},
                  BUTTON_STACKED);
    widget_button(canvas, layout->back,
                  (struct control){.id = "nav.back",
                                   .label = _("Terug"),
                                   .icon = "arrow_back",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_BACK)},
                  BUTTON_STACKED);
    if (rect_empty(layout->all))
        return;
    struct route all = *visit->route;
    all.panel = true;
    all.page = 0;
    bool none = model->hits.count == 0;
    const char *label =
        none ? _("Niets gevonden") : arena_printf(&canvas->arena, _("Alle %d"), model->hits.count);
    widget_button(canvas, layout->all,
                  (struct control){.id = "search.all",
                                   .label = label,
                                   .speech = none ? label
                                                  : arena_printf(&canvas->arena, "%s: %s", label,
                                                                 search_count(&canvas->arena, model, true)),
                                   .icon = "search",
                                   .role = ROLE_BUTTON,
                                   .action = action_go(all)},
                  BUTTON_STACKED);
}

static void search_draw(const struct visit *visit, const void *data, struct canvas *canvas)
{
    const struct search_model *model = data;
    struct search_layout layout = search_layout(canvas, visit, model);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = search_title(visit, model);
    heading.line = search_count(&canvas->arena, model, canvas->theme->tight);
    if (rect_empty(layout.home))
        frame_heading(canvas, &layout.frame, &heading);
    if (!rect_empty(layout.look))
        search_look(canvas, layout.look, visit, model, found_first(visit, model, &layout));
    search_ways(canvas, visit, &layout, model);
    if (!rect_empty(layout.field))
        search_field(canvas, layout.field, model->query);
    if (!rect_empty(layout.caption))
        canvas_text(canvas, layout.caption, _("Bedoelde je een van deze?"),
                    (struct text_look){.type = TYPE_BODY_BOLD,
                                       .colour = canvas->theme->colour->ink,
                                       .role = ROLE_STATUS,
                                       .middle = true,
                                       .whole = true});
    if (!rect_empty(layout.rows))
        search_rows(canvas, visit, model, &layout);
    if (!rect_empty(layout.below))
        search_fill(canvas, layout.below, visit, model);
    if (!rect_empty(layout.keys))
        keys_draw(canvas, layout.keys, &model->keys);
}

static bool search_fills(const struct visit *visit)
{
    return visit->theme->form == FORM_COMPACT && !visit->route->panel;
}

const struct screen screen_search = {.dwell = DWELL_LIST,
                                     .enter = search_enter,
                                     .draw = search_draw,
                                     .fills = search_fills,
                                     .title = search_title};
