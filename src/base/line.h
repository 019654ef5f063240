/* A line of a text file that somebody wrote by hand. */
#ifndef BASE_LINE_H
#define BASE_LINE_H

/* The line without the room before and behind it; it is cut where it stands. */
char *line_trim(char *line);

#endif
