/* Releases of a channel and the keys that sign them, as JSON. */
#ifndef TOOL_RELEASE_RELEASE_JSON_H
#define TOOL_RELEASE_RELEASE_JSON_H

#include <jansson.h>

#include "store/release.h"

enum { KEY_NAME_BYTES = 2 * KEY_ID_BYTES + 1 };

/* The name of a key as minisign shows it: the bytes of its id, the last one first. */
void key_name(const struct public_key *key, char out[KEY_NAME_BYTES]);

/* {"created", "size", "schema", "stale_days", "key"}: what the signature of a release says. */
json_t *release_json(const struct release *release);

#endif
