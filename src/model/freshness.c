#include "model/freshness.h"

struct freshness freshness_of(int today, int created, int stale_days, bool synced)
{
    int age = today - created, stale = stale_days > 0 ? stale_days : FRESH_DAYS;
    if (!synced && (age < -CLOCK_EARLY_DAYS || age > CLOCK_CEILING_DAYS))
        return (struct freshness){.doubted = true, .offer = OFFER_FRESH};
    return (struct freshness){.offer = age > OLD_DAYS ? OFFER_OLD : age > stale ? OFFER_STALE : OFFER_FRESH};
}
