#include "base/clock.h"

#include <assert.h>
#include <time.h>
#include <unistd.h>

static int64_t machine_ms(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct clock clock_real(void)
{
    return (struct clock){.fixed = false};
}

struct clock clock_fixed(int64_t utc_ms)
{
    return (struct clock){.fixed = true, .utc_ms = utc_ms, .steady_ms = 1000};
}

int64_t clock_utc(const struct clock *clock)
{
    return clock->fixed ? clock->utc_ms : machine_ms(CLOCK_REALTIME);
}

bool clock_synced(const struct clock *clock)
{
    /* systemd-timesyncd leaves it; a file can be asked for where a sandbox forbids to ask the kernel. */
    return clock->fixed ? !clock->wrong : access("/run/systemd/timesync/synchronized", F_OK) == 0;
}

int64_t clock_steady(const struct clock *clock)
{
    return clock->fixed ? clock->steady_ms : machine_ms(CLOCK_BOOTTIME);
}

void clock_advance(struct clock *clock, int64_t ms)
{
    assert(clock->fixed && ms >= 0);
    clock->utc_ms += ms;
    clock->steady_ms += ms;
}

void clock_set(struct clock *clock, int64_t utc_ms)
{
    assert(clock->fixed);
    clock->utc_ms = utc_ms;
}
