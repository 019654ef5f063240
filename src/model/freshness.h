/* How far a kiosk may believe its clock, and how old its offer is.
 *
 * Shape:  the day the publication was made is a floor under the clock: a kiosk without a battery wakes up in 1970, and
 *         a wrong one may say 2099. A clock that was set over the network is believed whatever it says.
 * Source: sync.md 2.5; faults.md 92 to 96.
 */
#ifndef MODEL_FRESHNESS_H
#define MODEL_FRESHNESS_H

#include <stdbool.h>

enum {
    FRESH_DAYS = 30,         /* of a publication whose maker promised nothing */
    OLD_DAYS = 30,           /* from then on the kiosk sends people to the desk */
    CLOCK_EARLY_DAYS = 1,    /* staff's clock and the kiosk's may differ so much */
    CLOCK_CEILING_DAYS = 400 /* no publication knows dates beyond */
};

enum offer_age { OFFER_FRESH, OFFER_STALE, OFFER_OLD };

struct freshness {
    bool doubted; /* nobody knows what day it is */
    enum offer_age offer;
};

/* What may be believed on a day of the machine's clock; `created` is the day the publication was made, `stale_days`
 * after how many its maker promised another (0: promised nothing), `synced` whether the clock was set over the network.
 * A doubted clock makes no offer old. */
struct freshness freshness_of(int today, int created, int stale_days, bool synced);

#endif
