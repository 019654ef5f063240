/* Lines for staff on stderr; nothing a visitor did is ever in them. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* Writes one line, "PROGRAM: ...". */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes a line once for each distinct text; for what would otherwise repeat every frame. */
void log_once(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
