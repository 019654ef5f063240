/* take STATE INBOX KEYS [start]: what a kiosk does with its shelf, without a screen: starts, takes what is new, finds
 * it good and prunes. With `start` it only starts. Prints "shown N", "taken N"; the subject of the tests of faults. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "store/shelf.h"

int main(int argc, char **argv)
{
    struct keys keys;
    struct shelf *shelf;
    struct store *next = NULL;
    struct err err = {""};
    if (argc < 4 || argc > 5)
        return EX_USAGE;
    struct shelf_setup setup = {argv[1], "essen", NULL, &keys};
    if (!keys_read(argv[3], &keys, &err) || !shelf_open(&setup, &shelf, &err)) {
        fprintf(stderr, "take: %s\n", err.text);
        return EX_IOERR;
    }
    struct store *store = shelf_start(shelf, &err);
    struct shown shown = {store ? store_serial(store) : 0, store ? store_card_count(store) : 0};
    printf("shown %lld\n", shown.generation);
    fflush(stdout);
    enum shelf_result result = SHELF_NOTHING;
    if (argc == 4) {
        result = shelf_take(shelf, argv[2], shown, &next, &err);
        if (result == SHELF_TAKEN) {
            printf("taken %lld\n", store_serial(next));
            shelf_good(shelf, store_serial(next));
        } else if (store)
            shelf_good(shelf, shown.generation);
    } else if (store)
        shelf_stop(shelf, shown.generation);
    if (result == SHELF_REFUSED)
        fprintf(stderr, "take: %s\n", err.text);
    store_close(next);
    store_close(store);
    shelf_close(shelf);
    return result == SHELF_REFUSED ? EX_DATAERR : 0;
}
