#include "app/idle.h"

enum {
    START_S = 60,
    WARNING_S = 30,
    SENSITIVE_S = 60,
    SENSITIVE_WARNING_S = 20,
    DONE_S = 15,
    LIST_S = 90,
    CARD_S = 150
};

static struct patience patience_of(int quiet_s, int warning_s)
{
    return (struct patience){quiet_s * (int64_t)1000, warning_s * (int64_t)1000};
}

struct patience idle_patience(enum dwell dwell, const struct house *house)
{
    switch (dwell) {
    case DWELL_START:
        return patience_of(START_S, WARNING_S);
    case DWELL_LIST:
        return patience_of(house && house->idle_list_s > 0 ? house->idle_list_s : LIST_S, WARNING_S);
    case DWELL_CARD:
        return patience_of(house && house->idle_card_s > 0 ? house->idle_card_s : CARD_S, WARNING_S);
    case DWELL_SENSITIVE:
        return patience_of(SENSITIVE_S, SENSITIVE_WARNING_S);
    case DWELL_DONE:
        return patience_of(DONE_S, 0);
    case DWELL_FOREVER:
        break;
    }
    return (struct patience){INT64_MAX, 0};
}

enum idle_state idle_state(struct patience patience, int64_t quiet_ms)
{
    if (quiet_ms < patience.quiet_ms)
        return IDLE_BUSY;
    return quiet_ms - patience.quiet_ms < patience.warning_ms ? IDLE_WARNED : IDLE_OVER;
}

double idle_left(struct patience patience, int64_t quiet_ms)
{
    if (idle_state(patience, quiet_ms) != IDLE_WARNED)
        return idle_state(patience, quiet_ms) == IDLE_BUSY ? 1 : 0;
    int64_t steps = (quiet_ms - patience.quiet_ms) / IDLE_STEP_MS;
    return 1 - (double)(steps * IDLE_STEP_MS) / (double)patience.warning_ms;
}

int64_t idle_next_ms(struct patience patience, int64_t quiet_ms)
{
    switch (idle_state(patience, quiet_ms)) {
    case IDLE_BUSY:
        return patience.quiet_ms == INT64_MAX ? INT64_MAX : patience.quiet_ms - quiet_ms;
    case IDLE_WARNED:
        return IDLE_STEP_MS - (quiet_ms - patience.quiet_ms) % IDLE_STEP_MS;
    case IDLE_OVER:
        break;
    }
    return 0;
}
