/* A calendar or contact file as libical reads it. */
#ifndef TESTS_SITE_PARSED_H
#define TESTS_SITE_PARSED_H

#include <stdbool.h>
#include <stddef.h>

struct parsed_event {
    char uid[120], summary[512], location[1024], status[16], url[256], note[1024];
    long long start, end; /* Unix seconds; of a whole day its midnight in UTC */
    bool all_day;
};

struct parsed_contact {
    char name[512], phone[64], mail[256], street[256], town[128], url[256];
};

/* The events of a calendar, at most `max`; -1 when libical finds an error in it. */
int parsed_calendar(const char *bytes, struct parsed_event *events, int max);

/* Reads a vCard; false when libical does not. */
bool parsed_contact(const char *bytes, size_t length, struct parsed_contact *contact);

#endif
