/* The invented publication of the store's tests, for the tests of this folder. */
#include "../store/fixture.c"
