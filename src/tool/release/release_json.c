#include "tool/release/release_json.h"

#include <stdio.h>

void key_name(const struct public_key *key, char out[KEY_NAME_BYTES])
{
    for (int i = 0; i < KEY_ID_BYTES; i++)
        snprintf(out + 2 * i, 3, "%02X", key->id[KEY_ID_BYTES - 1 - i]);
}

json_t *release_json(const struct release *release)
{
    char key[KEY_NAME_BYTES];
    key_name(&release->key, key);
    return json_pack("{s:I, s:I, s:i, s:i, s:s}", "created", (json_int_t)release->created, "size",
                     (json_int_t)release->size, "schema", release->schema, "stale_days", release->stale_days,
                     "key", key);
}
