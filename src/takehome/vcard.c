#include "takehome/takehome.h"

#include <string.h>

#include "takehome/payload.h"

enum { SHORTEST_NAME = 16, SHORTEST_PHONE = 3, NATIONAL_PHONE = 9, LONGEST_PHONE = 15, LONGEST_ZONE = 4 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_between_digits(const char *text, const char *at)
{
    return at > text && is_digit(at[-1]) && is_digit(at[1]);
}

/* The digits of the first number in a text that starts with it. A short number ends at its first other
 * character. "(0)" in an international number is not dialled. A slash, dash or dot parts digits, or the zone
 * number from the rest; after more digits than a zone has, one with spaces around it begins a second number. */
static int phone_digits(const char *text, char digits[LONGEST_PHONE + 1])
{
    int count = 0;
    for (const char *at = text; *at; at++) {
        if (is_digit(*at) && count == LONGEST_PHONE)
            return 0;
        if (is_digit(*at))
            digits[count++] = *at;
        else if (text[0] != '0' && text[0] != '+')
            break;
        else if (strncmp(at, "(0)", 3) == 0)
            at += 2;
        else if (strncmp(at, "\u00A0", 2) == 0)
            at++;
        else if (strchr("/-.", *at) && !is_between_digits(text, at) && count > LONGEST_ZONE)
            break;
        else if (!strchr(" )/-.", *at) && at > text)
            break;
    }
    digits[count] = '\0';
    return count;
}

char *takehome_dial(struct arena *arena, const char *phone)
{
    char digits[LONGEST_PHONE + 1];
    if (!phone)
        return NULL;
    phone += strcspn(phone, "+0123456789");
    int count = phone_digits(phone, digits);
    if (count < SHORTEST_PHONE)
        return NULL;
    if (phone[0] == '+')
        return arena_printf(arena, "+%s", digits);
    if (strncmp(digits, "00", 2) == 0)
        return arena_printf(arena, "+%s", digits + 2);
    if (digits[0] == '0' && count >= NATIONAL_PHONE)
        return arena_printf(arena, "+32%s", digits + 1);
    return arena_strdup(arena, digits);
}

/* A room of the house has the house's address. */
static const struct place *address_of(const struct house *house, const struct card *card)
{
    const struct place *place = card->row.place;
    if (place && place->in_house && !place->street && house->place)
        return house->place;
    return place;
}

static bool address_line(struct arena *arena, struct payload *payload, const struct place *place)
{
    if (!place || !payload_address(arena, place))
        return true;
    /* Four digits are a Belgian postcode; with another one we do not guess the country. */
    const char *postcode = place->postcode ? place->postcode : "";
    bool belgian = strlen(postcode) == 4 && strspn(postcode, "0123456789") == 4;
    return payload_line(payload, "ADR;TYPE=WORK:;;%s;%s;;%s;%s", payload_escape(arena, place->street),
                        payload_escape(arena, place->town), payload_escape(arena, postcode),
                        belgian ? "BE" : "");
}

/* An empty N and an ORG equal to FN: the form that phones show as an organisation. */
char *takehome_vcard(struct arena *arena, const struct house *house, const struct card *card)
{
    static const char end[] = "END:VCARD";
    const char *phone = takehome_dial(arena, card->row.phone);
    const char *mail = card->mail ? payload_escape(arena, card->mail) : NULL;
    if (!phone && !mail)
        return NULL;
    const char *contact = arena_printf(
        arena, "%s%s", phone ? "TEL;TYPE=WORK,VOICE:" : "EMAIL;TYPE=WORK:", phone ? phone : mail);
    struct payload payload = {.kept = (int)(strlen(end) + 2 + strlen(contact) + 2)};
    payload_line(&payload, "BEGIN:VCARD");
    payload_line(&payload, "VERSION:3.0");
    payload_line(&payload, "N:;;;;");
    int room = (payload_room(&payload) - (int)strlen("FN:\r\nORG:")) / 2;
    if (room < SHORTEST_NAME)
        return NULL;
    const char *name = payload_clip(arena, card->row.title.text, room);
    payload_line(&payload, "FN:%s", name);
    payload_line(&payload, "ORG:%s", name);
    payload.kept = (int)strlen(end) + 2;
    payload_line(&payload, "%s", contact);
    /* The first that does not fit ends it: what stands later matters less. */
    bool fits = payload_line(&payload, "URL:%s", takehome_link(arena, house, card->row.code));
    fits = fits && address_line(arena, &payload, address_of(house, card));
    if (fits && phone && mail)
        payload_line(&payload, "EMAIL;TYPE=WORK:%s", mail);
    payload.kept = 0;
    payload_line(&payload, "%s", end);
    return arena_strdup(arena, payload.bytes);
}
