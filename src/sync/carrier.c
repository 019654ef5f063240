#include "sync/carrier.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"

enum {
    CONNECT_S = 15,
    SLOW_S = 30, /* below SLOW_BYTES_S for this long: given up */
    SLOW_BYTES_S = 1024,
    TOTAL_MIN_S = 60,
    REDIRECTS = 3,
    FIRST_ROOM = 64 * 1024
};

static bool has_prefix(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* "file:///media/stick%20A" as a folder. */
static bool file_folder(const char *url, char *out, size_t size, struct err *err)
{
    const char *path = url + strlen("file://");
    if (has_prefix(path, "localhost/"))
        path += strlen("localhost");
    int length = 0;
    char *plain = *path == '/' ? curl_easy_unescape(NULL, path, 0, &length) : NULL;
    bool ok = plain && strlen(plain) == (size_t)length && (size_t)length < size;
    if (ok)
        memcpy(out, plain, (size_t)length + 1);
    curl_free(plain);
    return ok || err_set(err, "'%s' is geen map; schrijf file:///map/van/de/stick", url);
}

static bool web_open(struct carrier *carrier, const struct carrier_setup *setup, struct err *err)
{
    bool plain = has_prefix(setup->from, "http://");
    if (plain && !setup->allow_http)
        return err_set(err,
                       "'%s' is niet versleuteld; neem https://, of geef --allow-http (wat er komt is "
                       "getekend, maar wie meekijkt ziet welk aanbod je haalt)",
                       setup->from);
    CURL *curl = carrier->curl = curl_easy_init();
    if (!curl)
        return err_set(err, "libcurl start niet; is er genoeg geheugen?");
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, plain ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, plain ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES_S);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SLOW_S);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "wegwijzer-sync");
    if (setup->ca)
        curl_easy_setopt(curl, CURLOPT_CAINFO, setup->ca);
    return true;
}

bool carrier_open(struct carrier *carrier, const struct carrier_setup *setup, struct err *err)
{
    char from[ADDRESS_BYTES] = "";
    *carrier = (struct carrier){.stop = setup->stop};
    carrier->web = has_prefix(setup->from, "https://") || has_prefix(setup->from, "http://");
    if (has_prefix(setup->from, "file://")) {
        if (!file_folder(setup->from, from, sizeof from, err))
            return false;
    } else if (!carrier->web && strstr(setup->from, "://")) {
        return err_set(err, "'%s': alleen https://, http://, file:// en mappen kunnen", setup->from);
    } else if ((size_t)snprintf(from, sizeof from, "%s", setup->from) >= sizeof from) {
        return err_set(err, "het adres achter --from is te lang");
    }
    size_t length = strlen(from);
    while (length > 1 && from[length - 1] == '/')
        from[--length] = 0;
    int written = snprintf(carrier->base, sizeof carrier->base, "%s/aanbod/%s/", from, setup->channel);
    if (written < 0 || (size_t)written >= sizeof carrier->base)
        return err_set(err, "het adres achter --from is te lang");
    return !carrier->web || web_open(carrier, setup, err);
}

void carrier_close(struct carrier *carrier)
{
    curl_easy_cleanup(carrier->curl);
    memset(carrier, 0, sizeof *carrier);
}

/* An answer under way. */
struct answer {
    char *bytes;
    size_t length, room, cap;
    bool full; /* it wants to be longer than it may */
    char etag[ETAG_BYTES];
};

static size_t answer_take(char *bytes, size_t size, size_t count, void *context)
{
    struct answer *answer = context;
    size_t length = size * count;
    if (length > answer->cap - answer->length) {
        answer->full = true;
        return 0;
    }
    if (answer->length + length > answer->room) {
        size_t room = answer->room ? answer->room : FIRST_ROOM;
        while (room < answer->length + length)
            room *= 2;
        char *more = realloc(answer->bytes, room);
        if (!more)
            return 0;
        answer->bytes = more;
        answer->room = room;
    }
    memcpy(answer->bytes + answer->length, bytes, length);
    answer->length += length;
    return length;
}

/* Keeps the ETag; a redirect's own headers come first and are overwritten by those of the answer. */
static size_t answer_header(char *line, size_t size, size_t count, void *context)
{
    struct answer *answer = context;
    size_t length = size * count, name = strlen("etag:");
    if (length >= strlen("HTTP/") && strncmp(line, "HTTP/", strlen("HTTP/")) == 0)
        answer->etag[0] = 0;
    if (length <= name || !curl_strnequal(line, "etag:", name))
        return length;
    const char *value = line + name, *end = line + length;
    while (value < end && (*value == ' ' || *value == '\t'))
        value++;
    while (end > value && (end[-1] == '\r' || end[-1] == '\n' || end[-1] == ' '))
        end--;
    if ((size_t)(end - value) < sizeof answer->etag)
        snprintf(answer->etag, sizeof answer->etag, "%.*s", (int)(end - value), value);
    return length;
}

static int answer_progress(void *context, curl_off_t all, curl_off_t now, curl_off_t up_all, curl_off_t up)
{
    const struct carrier *carrier = context;
    (void)all, (void)now, (void)up_all, (void)up;
    return carrier->stop && carrier->stop();
}

/* One request with all limits; `*report` is the HTTP report, or 0. */
static CURLcode web_get(struct carrier *carrier, const char *url, bool known, struct answer *answer,
                        long *report, char *why)
{
    CURL *curl = carrier->curl;
    char match[ETAG_BYTES + 20];
    struct curl_slist *headers = NULL;
    if (known && *carrier->etag) {
        snprintf(match, sizeof match, "If-None-Match: %s", carrier->etag);
        headers = curl_slist_append(NULL, match);
    }
    why[0] = 0;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, answer_take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, answer_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, answer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, answer_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, carrier);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)answer->cap);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)(TOTAL_MIN_S + answer->cap / (4 * SLOW_BYTES_S)));
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, report);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
    curl_slist_free_all(headers);
    return code;
}

static enum fetched web_fetch(struct carrier *carrier, const char *url, struct answer *answer, bool known,
                              struct err *err)
{
    char why[CURL_ERROR_SIZE];
    long status = 0;
    CURLcode code = web_get(carrier, url, known, answer, &status, why);
    if (code == CURLE_OK && status == 304 && known)
        return FETCH_SAME;
    if (code == CURLE_OK && status == 200)
        return FETCH_DONE;
    if (answer->full || code == CURLE_FILESIZE_EXCEEDED)
        err_set(err, "%s is groter dan de %zu bytes die het mag zijn", url, answer->cap);
    else if (code == CURLE_ABORTED_BY_CALLBACK)
        err_set(err, "%s: afgebroken", url);
    else if (code == CURLE_HTTP_RETURNED_ERROR || code == CURLE_OK)
        err_set(err, "%s: de server antwoordt %ld%s", url, status,
                status == 404 ? "; klopt --from, en is er al gepubliceerd op dit kanaal?" : "");
    else
        err_set(err, "%s: %s", url, *why ? why : curl_easy_strerror(code));
    return FETCH_FAILED;
}

enum fetched carrier_fetch(struct carrier *carrier, const char *name, size_t cap, bool known, char **bytes,
                           size_t *length, struct err *err)
{
    char address[ADDRESS_BYTES + 128];
    snprintf(address, sizeof address, "%s%s", carrier->base, name);
    *bytes = NULL;
    *length = 0;
    if (!carrier->web)
        return path_read(address, cap, bytes, length, err) ? FETCH_DONE : FETCH_FAILED;
    struct answer answer = {.cap = cap};
    enum fetched fetched = web_fetch(carrier, address, &answer, known, err);
    if (fetched != FETCH_DONE) {
        free(answer.bytes);
        return fetched;
    }
    snprintf(carrier->etag, sizeof carrier->etag, "%s", answer.etag);
    *bytes = answer.bytes;
    *length = answer.length;
    return FETCH_DONE;
}
