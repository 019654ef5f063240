/* The lists of a card: its dates, its offer, what belongs to it. */
#include "screen/card.h"

#include "screen/row.h"

enum card_panel card_panel(const struct visit *visit)
{
    return visit->route->question < 0 ? (enum card_panel) - visit->route->question : PANEL_NONE;
}

struct panel_context {
    const struct visit *visit;
    const struct card_view *view;
};

static void panel_item(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct panel_context *panel = context;
    const struct card *card = &panel->view->card;
    switch (card_panel(panel->visit)) {
    case PANEL_OFFERS:
        row_card(canvas, rect, panel->visit, &card->offers[index]);
        break;
    case PANEL_RELATED:
        row_card(canvas, rect, panel->visit, &card->related[index]);
        break;
    default:
        row_day(canvas, rect, panel->visit, &card->dates[index], index);
    }
}

/* One of the lists of this card: its dates, its offer, or what belongs to it. */
void card_panel_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                     const struct card_view *view)
{
    struct panel_context context = {visit, view};
    enum card_panel panel = card_panel(visit);
    const struct card *card = &view->card;
    struct paged paged = {
        .zone = rect, .gap = theme_gap(canvas->theme, 5.3), .item = panel_item, .context = &context};
    paged.count = panel == PANEL_OFFERS    ? card->offer_count
                  : panel == PANEL_RELATED ? card->related_count
                                           : card->date_count;
    paged.row_height = panel == PANEL_DATES ? row_date_height(canvas) : row_height(canvas);
    widget_paged(canvas, &paged, visit->route);
}
