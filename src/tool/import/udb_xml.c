/* The part of udb.h that turns cdbxml into the objects of JSON-LD. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/date.h"
#include "tool/import/udb.h"
#include "tool/sheet/package.h"

enum { PATH_MAX_BYTES = 512, XML_TEXT_MAX = 1 << 18 };

/* One walk: where it is, what the element at hand says, and the object of the event so far. */
struct cdb {
    struct udb *udb;
    char path[PATH_MAX_BYTES]; /* "event/contactinfo/phone/" */
    json_t *object;            /* NULL: in no event */
    json_t *stamp;             /* the timestamp being read */
    struct xml_text text;
    char language[8], type[24];
};

static const char *local(const char *name)
{
    const char *bar = strrchr(name, '|');
    return bar ? bar + 1 : name;
}

static json_t *member_object(json_t *object, const char *name)
{
    json_t *member = json_object_get(object, name);
    if (!member) {
        member = json_object();
        json_object_set_new(object, name, member);
    }
    return member;
}

static json_t *member_array(json_t *object, const char *name)
{
    json_t *member = json_object_get(object, name);
    if (!member) {
        member = json_array();
        json_object_set_new(object, name, member);
    }
    return member;
}

static void element_open(struct xml *xml, const char *name, const char **attributes)
{
    struct cdb *cdb = xml->data;
    const char *plain = local(name), *id = xml_attribute(attributes, "cdbid");
    const char *language = xml_attribute(attributes, "lang"), *type = xml_attribute(attributes, "type");
    bool event = strcmp(plain, "event") == 0 || strcmp(plain, "actor") == 0;
    if (event && !cdb->object) {
        cdb->path[0] = '\0';
        cdb->object = json_object();
        json_object_set_new(cdb->object, "@context",
                            json_string(*plain == 'a' ? "/contexts/organizer" : "/contexts/event"));
        if (id)
            json_object_set_new(cdb->object, "@id", json_string(id));
    }
    size_t used = strlen(cdb->path);
    if (cdb->object && used + strlen(plain) + 2 < sizeof cdb->path)
        sprintf(cdb->path + used, "%s/", plain);
    if (language && strlen(language) < sizeof cdb->language)
        strcpy(cdb->language, language);
    snprintf(cdb->type, sizeof cdb->type, "%s", type ? type : "");
    if (strcmp(plain, "timestamp") == 0) {
        json_decref(cdb->stamp);
        cdb->stamp = json_object();
    }
    cdb->text.used = 0;
}

static void element_text(struct xml *xml, const char *text, int length)
{
    struct cdb *cdb = xml->data;
    xml_text_add(&cdb->text, text, (size_t)length, XML_TEXT_MAX);
}

static void stamp_add(struct cdb *cdb, const char *start, const char *end)
{
    json_t *event = json_pack("{s:s,s:s}", "startDate", start, "endDate", end);
    if (event)
        json_array_append_new(member_array(cdb->object, "subEvent"), event);
}

/* A date and an hour; an end before its begin is on the next day. */
static void stamp_end(struct cdb *cdb)
{
    const char *date = json_string_value(json_object_get(cdb->stamp, "date"));
    const char *from = json_string_value(json_object_get(cdb->stamp, "timestart"));
    const char *to = json_string_value(json_object_get(cdb->stamp, "timeend"));
    char start[40], end[40], day[11];
    if (!cdb->object)
        return;
    json_object_set_new(cdb->object, "calendarType", json_string("multiple"));
    if (!date || strlen(date) != 10 || day_parse(date) == DAY_NONE) {
        stamp_add(cdb, date ? date : "", ""); /* that it is none is told where the dates are read */
        return;
    }
    from = from && strlen(from) >= 5 ? from : "00:00";
    to = to && strlen(to) >= 5 ? to : "23:59";
    day_format(day_parse(date) + (strcmp(to, from) <= 0), day);
    snprintf(start, sizeof start, "%sT%.5s", date, from);
    snprintf(end, sizeof end, "%sT%.5s", day, to);
    stamp_add(cdb, start, end);
}

static void price_end(struct cdb *cdb, const char *text)
{
    if (json_object_get(cdb->object, "priceInfo"))
        return;
    json_t *tariff = json_pack("{s:s,s:s}", "category", "base", "price", text);
    if (tariff)
        json_array_append_new(member_array(cdb->object, "priceInfo"), tariff);
}

static void language_set(struct cdb *cdb, const char *name, const char *text)
{
    json_t *texts = member_object(cdb->object, name);
    const char *language = *cdb->language ? cdb->language : "nl";
    if (!json_object_get(texts, language))
        json_object_set_new(texts, language, json_string(text));
}

static void category_end(struct cdb *cdb, const char *text)
{
    json_t *term = json_pack("{s:s,s:s}", "label", text, "domain", cdb->type);
    if (term)
        json_array_append_new(member_array(cdb->object, "terms"), term);
}

static void address_end(struct cdb *cdb, const char *name, const char *text)
{
    static const struct {
        const char *from, *to;
    } names[] = {{"zipcode", "postalCode"}, {"city", "addressLocality"}, {"street", "streetAddress"}};
    json_t *location = member_object(cdb->object, "location"), *address = member_object(location, "address");
    const char *street = json_string_value(json_object_get(address, "streetAddress"));
    char whole[300];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].from, name) == 0)
            json_object_set_new(address, names[i].to, json_string(text));
    if (strcmp(name, "housenr") == 0 && street) {
        snprintf(whole, sizeof whole, "%.200s %.40s", street, text);
        json_object_set_new(address, "streetAddress", json_string(whole));
    }
}

static bool under(const struct cdb *cdb, const char *part)
{
    return strstr(cdb->path, part) != NULL;
}

static void value_end(struct cdb *cdb, const char *name, const char *text)
{
    if (under(cdb, "/timestamp/"))
        json_object_set_new(cdb->stamp, name, json_string(text));
    else if (under(cdb, "/physical/"))
        address_end(cdb, name, text);
    else if (strcmp(name, "title") == 0)
        language_set(cdb, "name", text);
    else if (strcmp(name, "shortdescription") == 0 || strcmp(name, "longdescription") == 0)
        language_set(cdb, "description", text);
    else if (strcmp(name, "category") == 0)
        category_end(cdb, text);
    else if (strcmp(name, "pricevalue") == 0)
        price_end(cdb, text);
    else if (strcmp(name, "label") == 0 && under(cdb, "location/"))
        json_object_set_new(member_object(cdb->object, "location"), "name", json_string(text));
    else if (strcmp(name, "label") == 0 && (under(cdb, "organiser/") || under(cdb, "organizer/")))
        json_object_set_new(member_object(cdb->object, "organizer"), "name", json_string(text));
    else if (strcmp(name, "phone") == 0 || strcmp(name, "mail") == 0 || strcmp(name, "url") == 0)
        json_object_set_new(member_object(cdb->object, "contactPoint"),
                            strcmp(name, "mail") == 0 ? "email" : name, json_string(text));
    else if (strcmp(name, "datefrom") == 0 || strcmp(name, "dateto") == 0) {
        json_object_set_new(cdb->object, name[4] == 'f' ? "startDate" : "endDate", json_string(text));
        json_object_set_new(cdb->object, "calendarType", json_string("periodic"));
    } else if (strcmp(name, "agefrom") == 0) {
        char range[40];
        snprintf(range, sizeof range, "%.20s-", text);
        json_object_set_new(cdb->object, "typicalAgeRange", json_string(range));
    }
}

static void element_close(struct xml *xml, const char *name)
{
    struct cdb *cdb = xml->data;
    const char *plain = local(name);
    if (!cdb->object)
        return;
    const char *text = cdb->text.used ? cdb->text.bytes + strspn(cdb->text.bytes, " \t\r\n") : "";
    if (*text && cdb->stamp == NULL && under(cdb, "/timestamp/"))
        text = "";
    if (*text)
        value_end(cdb, plain, text);
    if (strcmp(plain, "timestamp") == 0)
        stamp_end(cdb);
    cdb->text.used = 0;
    size_t used = strlen(cdb->path), length = strlen(plain) + 1;
    if (used >= length && strncmp(cdb->path + used - length, plain, length - 1) == 0)
        cdb->path[used - length] = '\0';
    if (cdb->path[0])
        return;
    if (!json_object_get(cdb->object, "calendarType"))
        json_object_set_new(cdb->object, "calendarType", json_string("permanent"));
    udb_object(cdb->udb, cdb->object);
    json_decref(cdb->object);
    cdb->object = NULL;
}

bool udb_read_xml(struct udb *udb, const char *bytes, size_t length, struct err *err)
{
    struct cdb cdb = {.udb = udb};
    struct xml xml = {
        .data = &cdb, .open = element_open, .close = element_close, .text = element_text, .err = err};
    bool ok = xml_walk(bytes, length, &xml, err);
    if (!ok) {
        char why[sizeof err->text];
        snprintf(why, sizeof why, "%s", err->text);
        err_set(err, "%s: deze XML kan ik niet tot het einde lezen (%s); haal ze opnieuw op", udb->file, why);
    } else if (udb->feed->unit_count == 0)
        ok = err_set(err, "%s: in deze XML staat geen event; is het wel cdbxml?", udb->file);
    json_decref(cdb.object);
    json_decref(cdb.stamp);
    free(cdb.text.bytes);
    return ok;
}
