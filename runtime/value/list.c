/* Lists: how they grow. The elements of a list that grew stay where views of them may still point. */
#include <string.h>

#include "core/internal.h"

enum {
    FIRST_CAPACITY = 4
};

static void *element_alloc(uint64_t count, uint64_t size, bool has_pointers) {
    if (size != 0 && count > PTRDIFF_MAX / size)
        sc__out_of_memory();
    return has_pointers ? sc_gc_alloc(count * size) : sc_gc_alloc_atomic(count * size);
}

void sc_list_grow(sc_list *list, uint64_t capacity, uint64_t element_size, bool has_pointers) {
    if (capacity <= list->capacity)
        return;
    uint64_t least = list->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : list->capacity * 2;
    if (capacity < least && list->capacity > 0)
        capacity = least;
    void *data = element_alloc(capacity, element_size, has_pointers);
    if (list->length > 0)
        memcpy(data, list->data, list->length * element_size);
    list->data = data;
    list->capacity = capacity;
}

void sc_list_reserve(sc_list *list, uint64_t element_size, bool has_pointers) {
    if (list->length < list->capacity)
        return;
    uint64_t least = list->capacity > 0 ? list->length + 1 : FIRST_CAPACITY;
    sc_list_grow(list, least, element_size, has_pointers);
}

void sc_list_append(sc_list *list, const void *data, uint64_t count, uint64_t element_size,
                    bool has_pointers) {
    if (count == 0)
        return;
    if (count > PTRDIFF_MAX - list->length)
        sc__out_of_memory();
    sc_list_grow(list, list->length + count, element_size, has_pointers);
    memcpy((char *)list->data + list->length * element_size, data, count * element_size);
    list->length += count;
}

void sc_list_move(void *data, uint64_t from, uint64_t to, uint64_t count, uint64_t element_size) {
    char *bytes = data;
    if (count > 0)
        memmove(bytes + to * element_size, bytes + from * element_size, count * element_size);
}

void sc_list_forget(void *data, uint64_t from, uint64_t to, uint64_t element_size) {
    if (to > from)
        memset((char *)data + from * element_size, 0, (to - from) * element_size);
}

void sc_list_copy(sc_list *to, const void *data, uint64_t length, uint64_t element_size,
                  bool has_pointers) {
    *to = (sc_list){.length = length, .capacity = length};
    if (length == 0)
        return;
    to->data = element_alloc(length, element_size, has_pointers);
    if (data)
        memcpy(to->data, data, length * element_size);
}
