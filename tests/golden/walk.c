/* The walk of the screens' tests, for the tests of this folder. */
#include "../screen/walk.c"
