/* Where a visitor is: which screen, which topic or card, which filters, which page. A plain value. */
#ifndef UI_ROUTE_H
#define UI_ROUTE_H

#include <stdbool.h>

enum screen_id {
    SCREEN_ATTRACT,
    SCREEN_HOME,
    SCREEN_TOPIC,
    SCREEN_CARD,
    SCREEN_AGENDA,
    SCREEN_HOUSE,
    SCREEN_HELP,
    SCREEN_LANGUAGE,
    SCREEN_READING,
    SCREEN_LIST,
    SCREEN_DONE,
    SCREEN_SEARCH,
    SCREEN_MATRIX,
    SCREEN_WHERE,
    SCREEN_COUNT
};

enum { QUESTIONS_ALL = -1 };
enum take_use { TAKE_LINK, TAKE_SAVE, TAKE_ROUTE }; /* what the QR code on a card is for */

struct route {
    enum screen_id screen;
    char topic[24]; /* code; "" on screens that need none, or for all topics */
    char card[8];   /* code of the card */
    int question;   /* id: only the cards that answer it; 0: none; QUESTIONS_ALL: the questions themselves */
    int tab;  /* topic: enum list_tab; house: 0 mission, 1 partners; my_list: 1 asks; where: 1 the map */
    int age;  /* index of the age band, -1: everyone */
    int when; /* agenda: enum when */
    bool open_now, free, visit, wheelchair, near, parents;
    int part;       /* topic: enum day_part */
    char speaks[4]; /* code of a language spoken; "": any */
    bool panel;     /* the choices (or the QR code) instead of the list, where both do not fit */
    enum take_use use;
    int page; /* from 0 */
};

/* The route of a screen with nothing chosen. */
static inline struct route route_to(enum screen_id screen)
{
    return (struct route){.screen = screen, .age = -1};
}

/* The name of a screen as journeys and docs use it: "topic". */
const char *screen_name(enum screen_id screen);

#endif
