#include "app/visitor.h"

#include <stdio.h>
#include <string.h>

void visitor_wipe(struct session *session)
{
    explicit_bzero(session, sizeof *session);
    session->reading.scale = 100;
    snprintf(session->language, sizeof session->language, "nl");
    snprintf(session->chosen, sizeof session->chosen, "nl");
}

void visitor_leave(struct session *session, const struct route *route)
{
    if (session->depth == HISTORY_MAX) {
        memmove(session->history, session->history + 1, sizeof *session->history * (HISTORY_MAX - 1));
        session->depth--;
    }
    session->history[session->depth++] = *route;
}

bool visitor_return(struct session *session, struct route *route)
{
    if (session->depth == 0)
        return false;
    *route = session->history[--session->depth];
    return true;
}

static int list_find(const struct session *session, const char *code)
{
    for (int i = 0; i < session->list_count; i++)
        if (strcmp(session->list[i], code) == 0)
            return i;
    return -1;
}

static void list_remove(struct session *session, int at)
{
    session->removed.at = at;
    memcpy(session->removed.code, session->list[at], sizeof session->removed.code);
    int after = --session->list_count - at;
    memmove(session->list[at], session->list[at + 1], sizeof *session->list * (size_t)after);
    explicit_bzero(session->list[session->list_count], sizeof *session->list);
}

/* What was taken off last comes back where it stood, anything else at the end. */
static void list_add(struct session *session, const char *code)
{
    bool back = session->removed.code[0] && strcmp(code, session->removed.code) == 0;
    int at = back ? session->removed.at : session->list_count;
    int after = session->list_count++ - at;
    memmove(session->list[at + 1], session->list[at], sizeof *session->list * (size_t)after);
    snprintf(session->list[at], sizeof *session->list, "%s", code);
    visitor_forget(session);
}

void visitor_toggle(struct session *session, const char *code)
{
    int at = list_find(session, code);
    if (at >= 0)
        list_remove(session, at);
    else if (session->list_count < LIST_MAX)
        list_add(session, code);
}

void visitor_forget(struct session *session)
{
    explicit_bzero(session->removed.code, sizeof session->removed.code);
    session->removed.at = 0;
}

void visitor_clear(struct session *session)
{
    explicit_bzero(session->list, sizeof session->list);
    session->list_count = 0;
    visitor_forget(session);
}
