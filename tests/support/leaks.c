/* For the sanitizer: what foreign libraries keep or lose is not ours. libhyphen loses 333 bytes once, on patterns that the
 * German file has twice; D-Bus, which SDL loads, keeps what it has until the end. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen.so\n"
           "leak:libdbus\n"
           "leak:libxlsxwriter.so\n"; /* names of sheets and columns */
}
