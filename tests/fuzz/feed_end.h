/* How a fuzzed reader of feeds ends: it said why it failed or it did not fail, and every unit was kept or reported. */
#ifndef TESTS_FUZZ_FEED_END_H
#define TESTS_FUZZ_FEED_END_H

#include <stdlib.h>

#include "tool/import/fit.h"

static void feed_end(struct feed *feed, bool ok, const struct err *err)
{
    long kept, reported;
    if (ok == (*err->text != '\0'))
        abort();
    feed_fit(feed);
    feed_settle(feed);
    feed_totals(feed, &kept, &reported);
    if (kept + reported != feed->unit_count)
        abort();
}

#endif
