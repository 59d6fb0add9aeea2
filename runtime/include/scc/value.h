/*
 * Values of the language that the runtime knows: strings, views, lists, closures, atomics; checked
 * operations; printing. Strings and views are {pointer, length} by value, UTF-8, no terminator.
 */
#ifndef SCC_VALUE_H
#define SCC_VALUE_H

#include <scc/abi.h>
#include <scc/embed.h>

typedef struct {
    void *data;
    uint64_t length;
    uint64_t capacity;
} sc_list;

typedef struct {
    void (*code)(void); /* cast to the convention that the type tells */
    void *env;
} sc_func;

typedef struct sc_atomic sc_atomic; /* a 64-bit cell on the heap */

/* ---- the heap (Boehm GC, or malloc with gc=none) ---- */
void *sc_gc_alloc(size_t size);        /* zeroed, scanned */
void *sc_gc_alloc_atomic(size_t size); /* zeroed, holds no pointers */

/* ---- panics: print at once, set sc_tls.panicking ---- */
void sc_panic(const sc_site *site, const char *message);
void sc_panic_str(const sc_site *site, sc_str message);
void sc_panic_overflow(const sc_site *site, const char *operation); /* "addition" … */
void sc_panic_divide(const sc_site *site);
void sc_panic_index(const sc_site *site, uint64_t index, uint64_t length);
void sc_panic_index_signed(const sc_site *site, int64_t index, uint64_t length);
void sc_panic_slice(const sc_site *site, uint64_t low, uint64_t high, uint64_t length);
void sc_panic_slice_signed(const sc_site *site, int64_t low, int64_t high, uint64_t length);
void sc_panic_convert(const sc_site *site, const char *type);
void sc_panic_stack(const sc_site *site);

/* ---- strings ---- */
sc_str sc_str_concat(sc_str a, sc_str b);
bool sc_str_equal(sc_str a, sc_str b);
int32_t sc_str_compare(sc_str a, sc_str b); /* by code points, that is by bytes */

/* ---- strings at the C border ---- */
/* A terminated copy on the heap; NULL if there is a NUL byte among the bytes. */
char *sc_c_text(sc_str text);
sc_str sc_str_of_c(const char *text); /* a copy on the heap of a terminated text */
sc_str sc_str_copy(sc_str text);      /* a copy on the heap: C may take the bytes back */
sc_str sc_str_give(sc_str text);      /* a terminated copy from malloc: sc_str_free() */

/* ---- parts of text ---- */
uint64_t sc_str_find(sc_str text, sc_str part, uint64_t from); /* UINT64_MAX: nowhere */
bool sc_str_f64(sc_str text, void *value);                     /* a double */
sc_str sc_str_case(sc_str text, bool upper);

/* ---- hashes: a value is mixed into the hash of what came before it ---- */
static inline uint64_t sc_hash_word(uint64_t before, uint64_t word) {
    uint64_t mixed = (before ^ word ^ 0x9e3779b97f4a7c15u) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 29)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 32);
}

uint64_t sc_hash_str(uint64_t before, sc_str text);

/* ---- lists: growth; element access is emitted inline ---- */
/* Room for one more element of the size; has_pointers tells the collector whether to scan. */
void sc_list_reserve(sc_list *list, uint64_t element_size, bool has_pointers);
/* Room for at least `capacity` elements in all. */
void sc_list_grow(sc_list *list, uint64_t capacity, uint64_t element_size, bool has_pointers);
void sc_list_append(sc_list *list, const void *data, uint64_t count, uint64_t element_size,
                    bool has_pointers);
void sc_list_move(void *data, uint64_t from, uint64_t to, uint64_t count, uint64_t element_size);
/* Clears the elements from `from` to before `to`. */
void sc_list_forget(void *data, uint64_t from, uint64_t to, uint64_t element_size);
void sc_list_copy(sc_list *to, const void *data, uint64_t length, uint64_t element_size,
                  bool has_pointers);

/* ---- random numbers, of the running task ---- */
uint64_t sc_rng_next(void);
uint64_t sc_rng_below(
    uint64_t bound); /* each of the numbers below the bound, which is not 0, equally often */
double sc_rng_float(double low, double high); /* from low to before high */
void sc_rng_split(void *child);               /* makes the 16 bytes of a task that is spawned */

/* ---- atomics: all sequentially consistent, the emitter narrows to the type ---- */
sc_atomic *sc_atomic_new(int64_t value);
int64_t sc_atomic_load(sc_atomic *cell);
void sc_atomic_store(sc_atomic *cell, int64_t value);
int64_t sc_atomic_add(sc_atomic *cell, int64_t value); /* gives the old value; wraps at 64 bits */
int64_t sc_atomic_swap(sc_atomic *cell, int64_t value);
bool sc_atomic_compare_exchange(sc_atomic *cell, int64_t expected, int64_t desired);

/* ---- printing: pieces are gathered, then written at once so that outputs never mix ---- */
typedef struct {
    char *text;
    uint64_t length;
    uint64_t capacity;
    char small[96];
} sc_fmt;

void sc_fmt_init(sc_fmt *out);
void sc_fmt_str(sc_fmt *out, sc_str text);    /* bare */
void sc_fmt_quoted(sc_fmt *out, sc_str text); /* quoted and escaped */
void sc_fmt_char(sc_fmt *out, uint32_t c);
void sc_fmt_quoted_char(sc_fmt *out, uint32_t c);
void sc_fmt_i64(sc_fmt *out, int64_t value);
void sc_fmt_u64(sc_fmt *out, uint64_t value);
void sc_fmt_f64(sc_fmt *out, double value); /* shortest that reads back, with . or e */
void sc_fmt_f32(sc_fmt *out, float value);
void sc_fmt_bool(sc_fmt *out, bool value);
void sc_fmt_duration(sc_fmt *out, int64_t ns); /* 1.5s */

/* What a format asks for beside that (value/align.c); `mark` is where the value's text begins. */
enum {
    SC_ALIGN_LEFT = 1,
    SC_ALIGN_RIGHT = 2,
    SC_ALIGN_CENTER = 3
};

uint64_t sc_fmt_mark(const sc_fmt *out);
void sc_fmt_radix(sc_fmt *out, uint64_t bits, int32_t form, bool prefix);      /* form: x X b o */
void sc_fmt_float(sc_fmt *out, double value, int32_t precision, int32_t form); /* form: e or 0 */
void sc_fmt_cut(sc_fmt *out, uint64_t mark, uint64_t most); /* to so many characters */
void sc_fmt_plus(sc_fmt *out, uint64_t mark);
void sc_fmt_zeros(sc_fmt *out, uint64_t mark, uint64_t width, bool prefix);
void sc_fmt_pad(sc_fmt *out, uint64_t mark, uint64_t width, int32_t align, uint32_t fill);
void sc_fmt_print(sc_fmt *out, int32_t fd, bool newline); /* writes and releases */
sc_str sc_fmt_string(sc_fmt *out);                        /* a string on the heap; releases */
void sc_flush(void);

#endif
