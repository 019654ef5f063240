#include "screen/screen.h"

extern const struct screen screen_attract, screen_home, screen_topic, screen_card, screen_agenda,
    screen_house, screen_help, screen_language, screen_reading, screen_list, screen_done, screen_search,
    screen_where, screen_matrix;

const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = &screen_attract, [SCREEN_HOME] = &screen_home,
    [SCREEN_TOPIC] = &screen_topic,     [SCREEN_CARD] = &screen_card,
    [SCREEN_AGENDA] = &screen_agenda,   [SCREEN_HOUSE] = &screen_house,
    [SCREEN_HELP] = &screen_help,       [SCREEN_LANGUAGE] = &screen_language,
    [SCREEN_READING] = &screen_reading, [SCREEN_LIST] = &screen_list,
    [SCREEN_DONE] = &screen_done,       [SCREEN_SEARCH] = &screen_search,
    [SCREEN_WHERE] = &screen_where,     [SCREEN_MATRIX] = &screen_matrix,
};
