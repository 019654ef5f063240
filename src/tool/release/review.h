/* What a person sees, and may be asked, before an edition goes out. */
#ifndef TOOL_RELEASE_REVIEW_H
#define TOOL_RELEASE_REVIEW_H

#include "tool/release/publisher.h"

/* Shows what families will see change and lets a person stop what looks like an accident; false, with a line, when it
 * stops. */
bool review_pass(const struct publisher *publisher, struct edition *edition, struct err *err);

#endif
