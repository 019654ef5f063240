#include "store/traits.h"

static void matrix_add(struct store *store, struct wall now, const struct shelf *shelf, enum list_tab tab,
                       struct matrix *matrix, int *counts)
{
    matrix->more = matrix->more || shelf->more;
    for (int i = 0; i < shelf->count; i++) {
        const struct traits *traits = &shelf->cards[i].traits;
        struct date date;
        if (tab == TAB_DO && !date_next(store, now, shelf->cards[i].card, PART_ANY, &date))
            continue;
        for (int age = 0; age < matrix->ages; age++)
            counts[age] += traits->ages >> age & 1;
        counts[matrix->ages] += traits->flags >> CHOICE_PARENTS & 1;
    }
}

struct matrix store_matrix(struct store *store, struct arena *arena, struct wall now)
{
    struct matrix matrix = {.topics = store->house.topic_count, .ages = store->house.age_count};
    int *counts = arena_array(arena, int, matrix.topics *(matrix.ages + 1));
    for (int topic = 0; topic < matrix.topics; topic++)
        for (int tab = TAB_WHERE; tab <= TAB_DO; tab++)
            matrix_add(store, now, shelf_of(store, now.day, topic, (enum list_tab)tab), (enum list_tab)tab,
                       &matrix, counts + topic * (matrix.ages + 1));
    matrix.counts = counts;
    return matrix;
}
