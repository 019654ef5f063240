#include "parsed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>
#include <libical/vcc.h>

static void keep(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text ? text : "");
}

static const char *property_text(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    icalvalue *value = property ? icalproperty_get_value(property) : NULL;
    if (!value)
        return NULL;
    return icalvalue_isa(value) == ICAL_URI_VALUE ? icalvalue_get_uri(value) : icalvalue_get_text(value);
}

static void event_read(icalcomponent *component, struct parsed_event *event)
{
    struct icaltimetype start = icalcomponent_get_dtstart(component),
                        end = icalcomponent_get_dtend(component);
    *event = (struct parsed_event){.all_day = start.is_date};
    keep(event->uid, sizeof event->uid, icalcomponent_get_uid(component));
    keep(event->summary, sizeof event->summary, icalcomponent_get_summary(component));
    keep(event->location, sizeof event->location, icalcomponent_get_location(component));
    keep(event->note, sizeof event->note, icalcomponent_get_description(component));
    keep(event->status, sizeof event->status,
         icalproperty_status_to_string(icalcomponent_get_status(component)));
    keep(event->url, sizeof event->url, property_text(component, ICAL_URL_PROPERTY));
    event->start = (long long)icaltime_as_timet_with_zone(start, icaltimezone_get_utc_timezone());
    bool ends = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY) != NULL;
    event->end = ends ? (long long)icaltime_as_timet_with_zone(end, icaltimezone_get_utc_timezone()) : 0;
}

int parsed_calendar(const char *bytes, struct parsed_event *events, int max)
{
    icalcomponent *calendar = icalparser_parse_string(bytes);
    int count = 0;
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT ||
        icalcomponent_count_errors(calendar) > 0 || !icalrestriction_check(calendar))
        count = -1;
    icalcomponent *event =
        count < 0 ? NULL : icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event && count < max; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        event_read(event, &events[count++]);
    if (calendar)
        icalcomponent_free(calendar);
    return count;
}

/* vCard 3.0 escapes a comma, a semicolon and a backslash; the reader of libical leaves them. */
static void unescaped(char *out, size_t size, const char *text)
{
    size_t used = 0;
    for (; text && *text && used + 1 < size; text++) {
        if (*text == '\\' && text[1])
            text++;
        out[used++] = *text;
    }
    out[used] = '\0';
}

static void value_of(VObject *card, const char *name, char *out, size_t size)
{
    VObject *found = isAPropertyOf(card, name);
    char *text = found ? (vObjectValueType(found) == VCVT_USTRINGZ ? fakeCString(vObjectUStringZValue(found))
                                                                   : strdup(vObjectStringZValue(found)))
                       : NULL;
    unescaped(out, size, text);
    free(text);
}

bool parsed_contact(const char *bytes, size_t length, struct parsed_contact *contact)
{
    VObject *card = Parse_MIME(bytes, (unsigned long)length);
    *contact = (struct parsed_contact){.name = ""};
    if (!card)
        return false;
    value_of(card, VCFullNameProp, contact->name, sizeof contact->name);
    value_of(card, VCTelephoneProp, contact->phone, sizeof contact->phone);
    value_of(card, VCEmailAddressProp, contact->mail, sizeof contact->mail);
    value_of(card, VCURLProp, contact->url, sizeof contact->url);
    VObject *address = isAPropertyOf(card, VCAdrProp);
    if (address) {
        value_of(address, VCStreetAddressProp, contact->street, sizeof contact->street);
        value_of(address, VCCityProp, contact->town, sizeof contact->town);
    }
    cleanVObject(card);
    return true;
}
