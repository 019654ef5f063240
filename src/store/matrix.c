#include "store/traits.h"

static void matrix_add(struct store *store, struct wall now, int topic, enum list_tab tab,
                       struct matrix *matrix, int *counts)
{
    const struct tab_cards *list = tab_cards_of(store, now.day, topic, tab);
    matrix->more = matrix->more || list->more;
    for (int i = 0; i < list->count; i++) {
        const struct traits *traits = &list->cards[i].traits;
        struct date date;
        if (tab == TAB_DO && !date_next(store, now, list->cards[i].card, PART_ANY, &date))
            continue;
        counts[0]++;
        for (int age = 0; age < matrix->columns - 2; age++)
            counts[1 + age] += traits->ages >> age & 1;
        counts[matrix->columns - 1] += traits->flags >> CHOICE_PARENTS & 1;
    }
}

struct matrix store_matrix(struct store *store, struct arena *arena, struct wall now)
{
    struct matrix matrix = {.topics = store->house.topic_count, .columns = store->house.age_count + 2};
    for (int tab = TAB_WHERE; tab <= TAB_DO; tab++) {
        int *counts = arena_array(arena, int, matrix.topics *matrix.columns);
        for (int topic = 0; topic < matrix.topics; topic++)
            matrix_add(store, now, topic, (enum list_tab)tab, &matrix, counts + topic * matrix.columns);
        matrix.counts[tab] = counts;
    }
    return matrix;
}
