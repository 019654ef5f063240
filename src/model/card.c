#include "model/card.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const char *const card_kind_names[] = {
    "organisation", "association",  "independent", "government", "service", "info",
    "helpline",     "place",        "benefit",     "play",       "group",   "training",
    "workshop",     "consultation", "event",       NULL,
};
const char *const answer_names[] = {"unknown", "yes", "no", "help", NULL};
const char *const appointment_names[] = {"unknown", "none", "possible", "required", NULL};
const char *const price_names[] = {"unknown", "free", "paid", "income", "gift", NULL};
const char *const access_names[] = {"everyone", "priority", "exclusive", NULL};
const char *const booking_names[] = {"unknown", "none", "recommended", "required", NULL};
const char *const status_names[] = {"planned", "full", "moved", "cancelled", NULL};

int name_index(const char *const *names, const char *word, int otherwise)
{
    for (int i = 0; word && names[i]; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    return otherwise;
}

/* The same date so many months later, or the last of that month where it has no such date. */
static int day_add_months(int day, int months)
{
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    int total = year * 12 + month - 1 + months;
    int first = day_from_civil(total / 12, total % 12 + 1, 1);
    int next = day_from_civil((total + 1) / 12, (total + 1) % 12 + 1, 1);
    return first + date - 1 < next ? first + date - 1 : next - 1;
}

enum trust card_trust(const struct card_row *row, int today)
{
    enum { HALF_MONTH_DAYS = 15 };
    if (row->checked_on == DAY_NONE)
        return TRUST_STALE;
    int months = row->review_months, half = months * 5;
    if (today <= day_add_months(row->checked_on, months))
        return TRUST_FRESH;
    if (today <= day_add_months(row->checked_on, 2 * months))
        return TRUST_STALE;
    int hidden = day_add_months(row->checked_on, half / 2) + (half % 2) * HALF_MONTH_DAYS;
    return today <= hidden ? TRUST_CALL_FIRST : TRUST_HIDDEN;
}

int walk_minutes(double lat, double lon, double to_lat, double to_lon)
{
    const double radian = 0.017453292519943295, earth_m = 6371000.0, detour = 1.3, metres_a_minute = 80.0;
    double sin_lat = sin((to_lat - lat) * radian / 2), sin_lon = sin((to_lon - lon) * radian / 2);
    double h = sin_lat * sin_lat + cos(lat * radian) * cos(to_lat * radian) * sin_lon * sin_lon;
    double metres = 2 * earth_m * asin(sqrt(h < 1 ? h : 1));
    double minutes = ceil(metres * detour / metres_a_minute);
    return minutes > 1 ? (int)minutes : 1;
}

bool ages_overlap(int from, int to, int band_from, int band_to)
{
    /* An upper age is the birthday up to which it holds: 0-3 and 3-6 years share no child. Where both ends
     * are the same month, that month counts. */
    int last = to > from ? to : from + 1, band_last = band_to > band_from ? band_to : band_from + 1;
    return from < band_last && band_from < last;
}
