#include "screen/card.h"

#include <string.h>

#include "takehome/takehome.h"
#include "lang/lang.h"

/* The first date that takes place; nobody should note one that does not. */
static void take_event(const struct visit *visit, struct card_view *view)
{
    const struct card *card = &view->card;
    for (int i = 0; i < card->date_count && !view->payloads[TAKE_SAVE]; i++)
        if (card->dates[i].status != STATUS_CANCELLED)
            view->payloads[TAKE_SAVE] = takehome_event(visit->arena, visit->house, card, &card->dates[i]);
}

void card_take_enter(const struct visit *visit, struct card_view *view)
{
    const struct card *card = &view->card;
    struct arena *arena = visit->arena;
    view->payloads[TAKE_LINK] = takehome_link(arena, visit->house, card->row.code);
    if (card->row.type == CARD_ACTIVITY)
        take_event(visit, view);
    else
        view->payloads[TAKE_SAVE] = takehome_vcard(arena, visit->house, card);
    bool vouched = card_trust(&card->row, visit->now.day) < TRUST_CALL_FIRST;
    view->payloads[TAKE_ROUTE] = vouched && card->row.place ? takehome_route(arena, card->row.place) : NULL;
}

static enum take_use take_use(const struct visit *visit, const struct card_view *view)
{
    return view->payloads[visit->route->use] ? visit->route->use : TAKE_LINK;
}

/* Three steps, because the third one is what people miss (accessibility.md, screen G). */
static const char *take_steps(enum take_use use)
{
    switch (use) {
    case TAKE_SAVE:
        return _("1 Open je camera\n2 Richt op het vierkant\n3 Tik op bewaren");
    case TAKE_ROUTE:
        return _("1 Open je camera\n2 Richt op het vierkant\n3 Tik op de link");
    default:
        return _("1 Open je camera\n2 Richt op het vierkant\n3 Tik op de link");
    }
}

char *card_host(struct arena *arena, const char *link)
{
    char *host = takehome_host(arena, link), *broken = arena_strdup(arena, "");
    for (const char *dot; (dot = strchr(host, '.')) != NULL; host = (char *)dot + 1)
        broken = arena_printf(arena, "%s%.*s\u200b", broken, (int)(dot + 1 - host), host);
    return arena_printf(arena, "%s%s", broken, host);
}

/* Where the code leads, in words that people can check: a sticker over a screen leads elsewhere. */
static const char *take_host(struct canvas *canvas, enum take_use use, const struct card_view *view)
{
    if (use == TAKE_SAVE)
        return view->card.row.type == CARD_ACTIVITY ? _("dag en uur in je agenda")
                                                    : _("naam en nummer in je contacten");
    return card_host(&canvas->arena, view->payloads[use]);
}

/* On white in every theme. */
enum { TAKE_INK = 0x2A211B, TAKE_INK2 = 0x554840 };

static void take_ask(struct canvas *canvas, struct rect room, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    int button = widget_button_height(canvas);
    struct route route = *visit->route;
    route.panel = true;
    struct rect below = rect_cut_bottom(&room, button);
    rect_cut_bottom(&room, mm(theme, 4));
    canvas_text(
        canvas, room, _("De code staat pas op het scherm als jij dat wil."),
        (struct text_look){.type = TYPE_BODY, .colour = TAKE_INK, .align = TEXT_CENTRE, .middle = true});
    widget_button(canvas, below,
                  (struct control){.id = "take.show",
                                   .label = _("Toon de code"),
                                   .icon = "qr_code",
                                   .role = ROLE_BUTTON,
                                   .equivalent_of = "take.link",
                                   .action = action_stay(route)},
                  BUTTON_PLAIN);
}

void card_take_waits(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, mm(theme, 8), 0xFFFFFF, theme->colour->hair, widget_hair(theme), false);
    struct rect room = rect_inset(rect, mm(theme, 4));
    int icon = mm(theme, 40), words = 3 * type_line_px(theme, TYPE_BODY), slack = room.h - icon - words;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    if (slack > 0)
        canvas_icon(canvas, rect_cut_top(&room, icon), "qr_code", icon, TAKE_INK2);
    rect_cut_top(&room, mm(theme, 4));
    canvas_text(
        canvas, room, _("De code staat pas op het scherm als jij dat wil."),
        (struct text_look){.type = TYPE_BODY, .colour = TAKE_INK, .align = TEXT_CENTRE, .whole = true});
}

void card_take_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                    const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    enum take_use use = take_use(visit, view);
    /* White in every theme: a phone reads black on white only. */
    int edge = widget_hair(theme);
    bool compact = theme->form == FORM_COMPACT;
    canvas_box(canvas, rect, mm(theme, 8), 0xFFFFFF, theme->colour->hair, edge, false);
    struct rect room = rect_inset(rect, mm(theme, compact ? 3 : 7));
    const unsigned ink = TAKE_INK, ink2 = TAKE_INK2;
    if (!compact) {
        int head = type_line_px(theme, TYPE_TITLE);
        canvas_text(canvas, rect_cut_top(&room, head), _("Neem mee op je gsm"),
                    (struct text_look){.type = TYPE_TITLE,
                                       .colour = ink,
                                       .align = TEXT_CENTRE,
                                       .role = ROLE_HEADING,
                                       .whole = true,
                                       .middle = true});
    }
    if (view->card.row.sensitive && !visit->route->panel) {
        take_ask(canvas, room, visit);
        return;
    }
    const char *payload = view->payloads[use];
    const char *label = use == TAKE_LINK    ? _("QR-code van de pagina")
                        : use == TAKE_ROUTE ? _("QR-code van de route")
                                            : _("QR-code om te bewaren");
    struct text_look small = {
        .type = TYPE_META, .colour = ink2, .align = compact ? TEXT_START : TEXT_CENTRE, .whole = true};
    struct rect words = room;
    if (compact) {
        /* The code takes the height, the words stand beside it. */
        rect_cut_left(&words, room.h + mm(theme, 4));
        room.w = room.h;
        small.middle = true;
    }
    int host_h = canvas_text_height(canvas, take_host(canvas, use, view), small, words.w);
    int steps_h = canvas_text_height(canvas, take_steps(use), small, words.w);
    /* The code must stay large enough for a phone; the steps give way. */
    bool explain = compact || room.h - host_h - steps_h >= room.w * 7 / 10;
    steps_h = explain ? steps_h : 0;
    struct rect steps = rect_cut_bottom(compact ? &words : &room, compact ? words.h * 62 / 100 : steps_h);
    rect_cut_bottom(&room, compact ? 0 : mm(theme, 2));
    canvas_text(canvas, compact ? words : rect_cut_bottom(&room, host_h), take_host(canvas, use, view),
                small);
    if (!canvas_qr(canvas, room, payload, label))
        canvas_text(canvas, room, view->payloads[TAKE_LINK], small);
    if (explain)
        canvas_text(canvas, steps, take_steps(use), small);
}

void card_take_buttons(struct canvas *canvas, struct rect rect, bool stacked, const struct visit *visit,
                       const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    bool activity = view->card.row.type == CARD_ACTIVITY;
    const struct {
        const char *id, *label, *icon;
    } uses[] = {
        {"take.link", _("Website"), "public"},
        {"take.save",
         activity  ? _("In je agenda")
         : stacked ? _("Contact bewaren")
                   : _("Contact"),
         activity ? "event_available" : "person_add"},
        {"take.route", _("Route"), "directions"},
    };
    int count = 0, gap = theme_gap(theme, 5);
    for (int i = 0; i < 3; i++)
        count += view->payloads[i] != NULL;
    for (int i = 0, at = 0; i < 3; i++) {
        if (!view->payloads[i])
            continue;
        struct route route = *visit->route;
        route.use = (enum take_use)i;
        route.panel = true;
        struct rect button = rect;
        if (stacked) {
            int height = (rect.h - 2 * gap) / 3, most = mm(theme, 33);
            height = height < most ? height : most;
            button = (struct rect){rect.x, rect.y + at * (height + gap), rect.w, height};
        } else {
            int left = (rect.w + gap) * at / count, right = (rect.w + gap) * (at + 1) / count - gap;
            button = (struct rect){rect.x + left, rect.y, right - left, rect.h};
        }
        bool on =
            take_use(visit, view) == (enum take_use)i && (!view->card.row.sensitive || visit->route->panel);
        widget_button(canvas, button,
                      (struct control){.id = uses[i].id,
                                       .label = uses[i].label,
                                       .icon = on ? "check" : uses[i].icon,
                                       .role = ROLE_TAB,
                                       .state = on ? STATE_SELECTED : 0,
                                       .action = action_stay(route)},
                      stacked ? BUTTON_SLOT : BUTTON_STACKED);
        at++;
    }
}
