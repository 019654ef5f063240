#include "tool/sheet/iso_text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Hours, minutes and seconds; "" at midnight when `day` stands before them. */
static void clock_text(int hours, int minutes, double seconds, char *out, size_t size)
{
    int whole = (int)(seconds + 0.5);
    minutes += whole / 60;
    hours += minutes / 60;
    if (whole % 60)
        snprintf(out, size, "%02d:%02d:%02d", hours, minutes % 60, whole % 60);
    else
        snprintf(out, size, "%02d:%02d", hours, minutes % 60);
}

const char *iso_text(const char *text, char *out, size_t size)
{
    int year, month, date, hours = 0, minutes = 0, used = 0, more = 0;
    double seconds = 0;
    char clock[32];
    snprintf(out, size, "%s", text);
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &date, &used) == 3 && used == 10) {
        if (!text[used])
            return out;
        int found = text[used] == 'T' || text[used] == ' '
                        ? sscanf(text + used + 1, "%2d:%2d%n:%9lf", &hours, &minutes, &more, &seconds)
                        : 0;
        if (found < 2 || hours < 0 || minutes < 0 || seconds < 0)
            return out;
        clock_text(hours, minutes, seconds, clock, sizeof clock);
        bool midnight = strcmp(clock, "00:00") == 0;
        snprintf(out, size, "%.10s%s%s", text, midnight ? "" : "T", midnight ? "" : clock);
    } else if (sscanf(text, "%2d:%2d%n:%9lf", &hours, &minutes, &more, &seconds) >= 2 && hours >= 0 &&
               minutes >= 0 && seconds >= 0)
        clock_text(hours, minutes, seconds, out, size);
    return out;
}

const char *iso_duration_text(const char *text, char *out, size_t size)
{
    int hours = 0, minutes = 0, used = 0;
    double seconds = 0;
    snprintf(out, size, "%s", text);
    if (sscanf(text, "PT%6dH%6dM%n", &hours, &minutes, &used) < 2 || !used || hours < 0 || minutes < 0)
        return out;
    sscanf(text + used, "%9lf", &seconds);
    clock_text(hours, minutes, seconds > 0 && seconds < 1e6 ? seconds : 0, out, size);
    return out;
}
