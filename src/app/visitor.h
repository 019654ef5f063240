/* What one visitor did and chose, as the stage keeps it: the way back, my list, and forgetting all of it. */
#ifndef APP_VISITOR_H
#define APP_VISITOR_H

#include "ui/session.h"

/* Forgets everything, also in memory, and begins a visit in Dutch with the house's usual look. */
void visitor_wipe(struct session *session);

/* Remembers the screen that is left; the oldest is forgotten when there are too many. */
void visitor_leave(struct session *session, const struct route *route);

/* The screen before this one, taken off the way back; false when there is none. */
bool visitor_return(struct session *session, struct route *route);

/* Puts a card on the list or takes it off; what was taken off last comes back where it stood. A full list stays as it is. */
void visitor_toggle(struct session *session, const char *code);

/* Nothing that was taken off can be put back any more. */
void visitor_forget(struct session *session);

/* Empties the list. */
void visitor_clear(struct session *session);

#endif
