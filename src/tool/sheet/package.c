#define _GNU_SOURCE /* memmem */
#include "tool/sheet/package.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const char space_sign = '|';

static bool bytes_hold(const char *bytes, size_t length, const char *wanted, size_t wanted_length)
{
    return memmem(bytes, length, wanted, wanted_length) != NULL;
}

/* Names in a compound file are UTF-16. */
static bool compound_holds(const char *bytes, size_t length, const char *name)
{
    char wide[64];
    size_t count = 0;
    for (; name[count] && count < sizeof wide / 2; count++) {
        wide[count * 2] = name[count];
        wide[count * 2 + 1] = '\0';
    }
    return bytes_hold(bytes, length, wide, count * 2);
}

static bool not_a_zip(const char *bytes, size_t length, struct err *err)
{
    if (length == 0)
        return err_set(err, "dit bestand is leeg; bewaar het werkboek opnieuw");
    if (length > 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) {
        if (compound_holds(bytes, length, "EncryptedPackage"))
            return err_set(err, "dit werkboek heeft een wachtwoord; open het, haal het wachtwoord weg en "
                                "bewaar het opnieuw als .xlsx");
        return err_set(err,
                       "dit is een werkboek van een oude soort (.xls); open het en bewaar het als .xlsx");
    }
    if (length > 4 && bytes[0] == 9 && strchr("\x02\x04\x08", bytes[1] ? bytes[1] : 2) && bytes[3] == 0)
        return err_set(err,
                       "dit is een werkboek van een oude soort (.xls); open het en bewaar het als .xlsx");
    if (length > 2 && memcmp(bytes, "PK", 2) == 0)
        return err_set(err, "dit werkboek is niet volledig, misschien door een kopie die afbrak; kopieer of "
                            "bewaar het opnieuw");
    return err_set(err,
                   "dit is geen werkboek; bewaar het als .xlsx of .ods, of geef een map met CSV-tabellen");
}

/* The number of parts as the end of a zip tells it, so that a million of them never become memory. */
static bool parts_few(const char *bytes, size_t length)
{
    for (size_t back = 22; back <= length && back < 22 + 65536; back++) {
        const unsigned char *end = (const unsigned char *)bytes + length - back;
        if (memcmp(end, "PK\5\6", 4) == 0)
            return end[10] + end[11] * 256 <= PACKAGE_PARTS_MAX;
    }
    return true;
}

bool package_open(struct package *package, const char *bytes, size_t length, struct err *err)
{
    zip_error_t why;
    *package = (struct package){.left = PACKAGE_TOTAL_MAX};
    if (length < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return not_a_zip(bytes, length, err);
    if (!parts_few(bytes, length))
        return err_set(err, "dit zip-bestand heeft te veel delen voor een werkboek; is het wel het juiste?");
    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &why);
    if (source && !(package->zip = zip_open_from_source(source, ZIP_RDONLY, &why)))
        zip_source_free(source);
    zip_error_fini(&why);
    return package->zip ? true : not_a_zip(bytes, length, err);
}

void package_close(struct package *package)
{
    if (package->zip)
        zip_discard(package->zip);
    package->zip = NULL;
}

long package_locate(struct zip *zip, const char *part)
{
    char other[512];
    zip_int64_t index = zip_name_locate(zip, part, ZIP_FL_NOCASE);
    if (index >= 0 || strlen(part) >= sizeof other)
        return (long)index;
    strcpy(other, part);
    for (char *slash = other; (slash = strchr(slash, '/'));)
        *slash = '\\';
    return (long)zip_name_locate(zip, other, ZIP_FL_NOCASE);
}

bool package_has(const struct package *package, const char *part)
{
    return package_locate(package->zip, part) >= 0;
}

/* A part that is being read. */
struct part {
    struct package *package;
    const char *name;
    zip_file_t *file;
    size_t packed, out, cap;
};

static bool part_open(struct part *part, struct package *package, const char *name, size_t cap,
                      struct err *err)
{
    struct zip_stat info;
    zip_int64_t index = package_locate(package->zip, name);
    *part = (struct part){.package = package, .name = name, .cap = cap};
    if (index < 0)
        return err_set(err, "in dit werkboek ontbreekt het deel %s; bewaar het opnieuw", name);
    if (zip_stat_index(package->zip, (zip_uint64_t)index, 0, &info) != 0)
        return err_set(err, "het deel %s van dit werkboek is stuk; bewaar het opnieuw", name);
    if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) && info.encryption_method != ZIP_EM_NONE)
        return err_set(err, "dit werkboek heeft een wachtwoord; haal het weg en bewaar het opnieuw");
    part->packed = (size_t)info.comp_size;
    part->file = zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (!part->file)
        return err_set(err, "het deel %s van dit werkboek kan ik niet uitpakken; bewaar het opnieuw", name);
    return true;
}

/* Reads on; 0 at the end, -1 with a line when it goes wrong or too far. */
static long part_next(struct part *part, void *bytes, size_t room, struct err *err)
{
    zip_int64_t got = zip_fread(part->file, bytes, room);
    if (got < 0) {
        err_set(err, "het deel %s van dit werkboek is stuk; bewaar het opnieuw", part->name);
        return -1;
    }
    part->out += (size_t)got;
    bool bomb = part->out > PACKAGE_RATIO_FROM && part->out / PACKAGE_RATIO_MAX > part->packed;
    if (bomb || part->out > part->cap || (size_t)got > part->package->left) {
        err_set(err,
                "dit werkboek wordt bij het uitpakken veel te groot (%s); bewaar het opnieuw, zonder lege "
                "rijen en opmaak tot onderaan",
                part->name);
        return -1;
    }
    part->package->left -= (size_t)got;
    return (long)got;
}

bool package_read(struct package *package, const char *name, size_t cap, char **bytes, size_t *length,
                  struct err *err)
{
    struct part part;
    struct xml_text all = {0};
    char chunk[8192];
    long got = -1;
    if (!part_open(&part, package, name, cap, err))
        return false;
    while ((got = part_next(&part, chunk, sizeof chunk, err)) > 0)
        xml_text_add(&all, chunk, (size_t)got, cap + sizeof chunk);
    zip_fclose(part.file);
    if (got < 0) {
        free(all.bytes);
        return false;
    }
    *length = all.used;
    *bytes = all.bytes ? all.bytes : calloc(1, 1);
    return *bytes != NULL;
}

static void xml_opened(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct xml *xml = data;
    if (xml->failed)
        return;
    if (++xml->depth > XML_DEPTH_MAX) {
        err_set(xml->err, "dit werkboek is te diep genest; bewaar het opnieuw");
        xml_stop(xml);
        return;
    }
    xml->open(xml, name, attributes);
}

static void xml_closed(void *data, const XML_Char *name)
{
    struct xml *xml = data;
    if (xml->failed)
        return;
    xml->close(xml, name);
    xml->depth--;
}

static void xml_texted(void *data, const XML_Char *text, int length)
{
    struct xml *xml = data;
    if (!xml->failed && xml->text)
        xml->text(xml, text, length);
}

/* No workbook has a document type; what it could define (entities in entities) is only of use to an attack. */
static void xml_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                        int own)
{
    struct xml *xml = data;
    (void)name, (void)system, (void)public, (void)own;
    err_set(xml->err, "in dit werkboek staat een DOCTYPE, en dat hoort niet; bewaar het opnieuw");
    xml_stop(xml);
}

static void xml_begin(struct xml *xml, struct err *err)
{
    XML_Parser parser = XML_ParserCreateNS(NULL, space_sign);
    if (!parser)
        abort();
    xml->parser = parser;
    xml->err = err;
    xml->depth = 0;
    xml->failed = false;
    XML_SetUserData(parser, xml);
    XML_SetElementHandler(parser, xml_opened, xml_closed);
    XML_SetCharacterDataHandler(parser, xml_texted);
    XML_SetStartDoctypeDeclHandler(parser, xml_doctype);
}

static bool xml_feed(struct xml *xml, const char *bytes, size_t length, bool last)
{
    return XML_Parse(xml->parser, bytes, (int)length, last) == XML_STATUS_OK && !xml->failed;
}

static bool xml_end(struct xml *xml, bool ok)
{
    if (!ok && !xml->failed)
        err_set(xml->err, "regel %lu is geen goede XML (%s); bewaar het werkboek opnieuw",
                (unsigned long)XML_GetCurrentLineNumber(xml->parser),
                XML_ErrorString(XML_GetErrorCode(xml->parser)));
    XML_ParserFree(xml->parser);
    xml->parser = NULL;
    return ok;
}

void xml_stop(struct xml *xml)
{
    xml->failed = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

bool xml_walk(const char *bytes, size_t length, struct xml *xml, struct err *err)
{
    xml_begin(xml, err);
    return xml_end(xml, xml_feed(xml, bytes, length, true));
}

bool package_walk(struct package *package, const char *name, struct xml *xml, struct err *err)
{
    struct part part;
    char *chunk = malloc(65536);
    bool ok = part_open(&part, package, name, PACKAGE_PART_MAX, err);
    if (!chunk)
        abort();
    if (ok) {
        long got;
        xml_begin(xml, err);
        while ((got = part_next(&part, chunk, 65536, err)) > 0 &&
               (ok = xml_feed(xml, chunk, (size_t)got, false)))
            ;
        if (got < 0)
            xml->failed = true;
        ok = xml_end(xml, ok && got == 0 && xml_feed(xml, "", 0, true));
        if (!ok && got >= 0 && !xml->failed)
            err_prefix(err, name);
        zip_fclose(part.file);
    }
    free(chunk);
    return ok;
}

bool xml_is(const char *name, const char *wanted)
{
    size_t length = strlen(name), tail = strlen(wanted);
    if (length < tail || memcmp(name + length - tail, wanted, tail) != 0)
        return false;
    return length == tail || name[length - tail - 1] == space_sign || strchr(wanted, space_sign);
}

const char *xml_attribute(const char **attributes, const char *wanted)
{
    for (; attributes[0]; attributes += 2)
        if (xml_is(attributes[0], wanted))
            return attributes[1];
    return NULL;
}

bool xml_text_add(struct xml_text *text, const char *bytes, size_t length, size_t cap)
{
    if (text->used + length > cap)
        return false;
    if (text->used + length + 1 > text->capacity) {
        text->capacity = (text->used + length + 64) * 2;
        text->bytes = realloc(text->bytes, text->capacity);
        if (!text->bytes)
            abort();
    }
    if (length)
        memcpy(text->bytes + text->used, bytes, length);
    text->used += length;
    text->bytes[text->used] = '\0';
    return true;
}
