/* fleet URL CA KIOSKS EVERY SECONDS DATA: what a fleet of kiosks asks of one web server.
 *
 * First on paper: a day of every kiosk's own pace (sync/pace.h), a quiet one, one that begins with a power cut, and one
 * with an outage of the server. Then for real: the first SECONDS of the quiet day, each request over a TLS connection
 * of its own at the moment its kiosk would ask; one in DATA_SHARE also fetches the publication, as on the day of a
 * release.
 */
#include <curl/curl.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sync/pace.h"

enum { DAY_S = 86400, OUTAGE_FROM_S = 3600, OUTAGE_S = 1800, DATA_SHARE = 100, FLIGHTS = 512 };

struct plan {
    double *moments; /* of requests in the first seconds, ascending */
    int count, room;
    int *per_second;
    long long all;
};

/* A chance that is the same in each run. */
static double chance(unsigned long long *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) / 9007199254740992.0;
}

static int moment_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void plan_add(struct plan *plan, double at, double keep_s)
{
    plan->per_second[(int)at]++;
    plan->all++;
    if (at >= keep_s)
        return;
    if (plan->count == plan->room) {
        plan->room = plan->room ? 2 * plan->room : 1024;
        plan->moments = realloc(plan->moments, sizeof *plan->moments * (size_t)plan->room);
        if (!plan->moments)
            abort();
    }
    plan->moments[plan->count++] = at;
}

/* A day of the fleet; with `outage` the server answers nobody for a while. */
static struct plan plan_day(int kiosks, int every_s, bool outage, double keep_s)
{
    struct plan plan = {.per_second = calloc(DAY_S + 1, sizeof(int))};
    unsigned long long state = 42;
    if (!plan.per_second)
        abort();
    for (int i = 0; i < kiosks; i++) {
        int failures = 0;
        for (double at = pace_first(every_s, true, chance(&state)); at < DAY_S;) {
            plan_add(&plan, at, keep_s);
            bool down = outage && at >= OUTAGE_FROM_S && at < OUTAGE_FROM_S + OUTAGE_S;
            failures = down ? failures + 1 : 0;
            at += pace_next(every_s, failures, true, chance(&state));
        }
    }
    qsort(plan.moments, (size_t)plan.count, sizeof *plan.moments, moment_compare);
    return plan;
}

static void plan_print(const char *name, const struct plan *plan)
{
    int peak = 0, at = 0;
    for (int i = 0; i < DAY_S; i++)
        if (plan->per_second[i] > peak) {
            peak = plan->per_second[i];
            at = i;
        }
    double mean = (double)plan->all / DAY_S;
    printf("%-34s %7.1f requests/s, busiest second %d (at %02d:%02d), %.2f x the mean\n", name, mean, peak,
           at / 3600, at / 60 % 60, peak / mean);
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Bytes over the loopback so far: headers of TLS, TCP and IP included. */
static long long loopback_bytes(void)
{
    char line[512];
    long long bytes = 0;
    FILE *file = fopen("/proc/net/dev", "r");
    while (file && fgets(line, sizeof line, file))
        if (strstr(line, "lo:"))
            bytes = atoll(strchr(line, ':') + 1);
    if (file)
        fclose(file);
    return bytes;
}

static size_t swallow(char *bytes, size_t size, size_t count, void *context)
{
    (void)bytes;
    *(long long *)context += (long long)(size * count);
    return size * count;
}

struct load {
    const char *url, *ca, *data;
    CURLM *multi;
    int flying, done, failed, fetched;
    long long body_bytes;
    double *took; /* of each request, seconds */
};

static void load_start(struct load *load, const char *name)
{
    char url[2048];
    CURL *curl = curl_easy_init();
    if (!curl)
        abort();
    snprintf(url, sizeof url, "%s/aanbod/essen/%s", load->url, name);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_CAINFO, load->ca);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, swallow);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &load->body_bytes);
    curl_multi_add_handle(load->multi, curl);
    load->flying++;
}

static void load_collect(struct load *load)
{
    int left;
    for (CURLMsg *message; (message = curl_multi_info_read(load->multi, &left));) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *curl = message->easy_handle;
        load->failed += message->data.result != CURLE_OK;
        curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME, &load->took[load->done]);
        load->done++;
        load->flying--;
        curl_multi_remove_handle(load->multi, curl);
        curl_easy_cleanup(curl);
    }
}

/* Sends each request at its moment; returns how late the latest was sent. */
static double load_run(struct load *load, const struct plan *plan)
{
    double start = now_s(), latest = 0;
    int next = 0, running = 0;
    while (next < plan->count || load->flying > 0) {
        double at = now_s() - start;
        for (; next < plan->count && plan->moments[next] <= at && load->flying < FLIGHTS; next++) {
            latest = at - plan->moments[next] > latest ? at - plan->moments[next] : latest;
            load_start(load, "latest.minisig");
            if (next % DATA_SHARE == 0) {
                load_start(load, load->data);
                load->fetched++;
            }
        }
        curl_multi_perform(load->multi, &running);
        load_collect(load);
        int wait_ms = next < plan->count ? (int)((plan->moments[next] - (now_s() - start)) * 1000) : 10;
        curl_multi_poll(load->multi, NULL, 0, wait_ms < 1 ? 1 : wait_ms > 50 ? 50 : wait_ms, NULL);
    }
    return latest;
}

static void load_print(const struct load *load, double seconds, double latest, long long wire_bytes)
{
    qsort(load->took, (size_t)load->done, sizeof *load->took, moment_compare);
    printf("for real: %d requests in %.0f s (%.0f/s, of which %d for a publication), %d failed\n", load->done,
           seconds, load->done / seconds, load->fetched, load->failed);
    printf("  answered after %.1f ms (half), %.1f ms (99 of 100), %.1f ms (slowest); sent at most %.1f ms "
           "late\n",
           load->took[load->done / 2] * 1000, load->took[load->done * 99 / 100] * 1000,
           load->took[load->done - 1] * 1000, latest * 1000);
    printf("  bodies %.1f MB, on the wire %.1f MB: %.2f MB/s\n", (double)load->body_bytes / 1e6,
           (double)wire_bytes / 1e6, (double)wire_bytes / 1e6 / seconds);
}

static void plan_free(struct plan *plan)
{
    free(plan->moments);
    free(plan->per_second);
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr, "fleet URL CA KIOSKS EVERY SECONDS DATA\n");
        return 64;
    }
    int kiosks = atoi(argv[3]), every_s = atoi(argv[4]);
    double seconds = atof(argv[5]);
    struct plan quiet = plan_day(kiosks, every_s, false, seconds),
                outage = plan_day(kiosks, every_s, true, 0);
    printf("%d kiosks that ask every %d s:\n", kiosks, every_s);
    plan_print("power comes back at 00:00", &quiet);
    plan_print("server away from 01:00 to 01:30", &outage);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct load load = {.url = argv[1], .ca = argv[2], .data = argv[6], .multi = curl_multi_init()};
    load.took = calloc((size_t)quiet.count * 2 + 1, sizeof *load.took);
    if (!load.multi || !load.took)
        abort();
    long long before = loopback_bytes();
    double start = now_s(), latest = load_run(&load, &quiet);
    load_print(&load, now_s() - start, latest, loopback_bytes() - before);
    free(load.took);
    curl_multi_cleanup(load.multi);
    curl_global_cleanup();
    plan_free(&quiet);
    plan_free(&outage);
    return load.failed ? 1 : 0;
}
