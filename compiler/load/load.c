/*
 * Finding and parsing modules, depth first. A module whose imports are being loaded is marked, and one that
 * is imported meanwhile closes a circle. Files are told apart by what the system says they are, so that
 * ./a.sc, ../here/a.sc and a link to it are one module.
 */
#include "load/load.h"

#include <string.h>
#include <sys/stat.h>

#include "base/strbuf.h"
#include "load/library.h"
#include "load/read.h"
#include "options.h"
#include "syntax/ast.h"
#include "syntax/parse.h"
#include "unit.h"

struct loader {
    struct unit *unit;
    struct modules *modules;
    VEC(struct module *) found; // also those that are still loading
    const char *folder;         // of the root file, with its slash
};

static struct arena *arena_of(struct loader *l) {
    return &l->unit->arena;
}

static const char *path_joined(struct loader *l, const struct atom_list *path, char separator) {
    struct strbuf out = {.arena = arena_of(l)};
    for (size_t i = 0; i < path->count; i++) {
        if (i > 0)
            strbuf_add_char(&out, separator);
        strbuf_add(&out, path->items[i]->text);
    }
    return strbuf_text(&out);
}

/* The folder that a path is in, with its slash; "" if the path has none. */
static const char *folder_of(struct loader *l, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? arena_printf(arena_of(l), "%.*s", (int)(slash - path) + 1, path) : "";
}

static struct module *module_new(struct loader *l, const char *name, const struct source *source) {
    struct module *module = ARENA_NEW(arena_of(l), struct module);
    *module = (struct module){.name = name, .source = source};
    module->globals.arena = arena_of(l);
    module->variants.arena = arena_of(l);
    module->imports.arena = arena_of(l);
    VEC_PUSH(arena_of(l), &l->found, module);
    return module;
}

/* ---- where modules are ---- */

static const struct library_module *library_find(const char *name) {
    for (const struct library_module *module = library_modules; module->name; module++) {
        if (!strcmp(module->name, name))
            return module;
    }
    return NULL;
}

static struct module *from_library(struct loader *l, const char *name) {
    const struct library_module *text = library_find(name);
    if (!text)
        return NULL;
    for (size_t i = 0; i < l->found.count; i++) {
        if (l->found.items[i]->is_library && !strcmp(l->found.items[i]->name, name))
            return l->found.items[i];
    }
    const char *path = arena_printf(arena_of(l), "<%s>", name);
    const struct source *source =
        source_add(&l->unit->sources, path, text->text, strlen(text->text));
    struct module *module = module_new(l, text->name, source);
    module->is_library = true;
    return module;
}

/* The module of a file, or NULL if there is no such file; one that cannot be read is reported. */
static struct module *from_file(struct loader *l, const char *path, const char *name,
                                struct span span) {
    struct stat status;
    if (stat(path, &status) < 0)
        return NULL;
    for (size_t i = 0; i < l->found.count; i++) {
        struct module *module = l->found.items[i];
        if (module->inode == status.st_ino && module->device == status.st_dev)
            return module;
    }
    struct module *module = module_new(l, name, input_read(l->unit, path, span));
    module->device = status.st_dev;
    module->inode = status.st_ino;
    return module;
}

static struct module *from_folders(struct loader *l, const char *name, const char *file,
                                   struct span span) {
    struct module *module =
        from_file(l, arena_printf(arena_of(l), "%s%s", l->folder, file), name, span);
    const struct words *folders = &l->unit->options->include_dirs;
    for (size_t i = 0; i < folders->count && !module; i++) {
        const char *folder = folders->items[i];
        size_t length = strlen(folder);
        const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
        module = from_file(l, arena_printf(arena_of(l), "%s%s%s", folder, slash, file), name, span);
    }
    return module;
}

static void report_missing(struct loader *l, const struct node *import, const char *name,
                           const char *file) {
    struct diag *d =
        report(&l->unit->diags, DIAG_NO_MODULE, import->span, "there is no module '%s'", name);
    struct strbuf out = {.arena = arena_of(l)};
    strbuf_printf(&out, "looked for '%s%s'", l->folder, file);
    const struct words *folders = &l->unit->options->include_dirs;
    for (size_t i = 0; i < folders->count; i++)
        strbuf_printf(&out, ", in '%s'", folders->items[i]);
    strbuf_add(&out, " and in the standard library");
    diag_note(d, "%s", strbuf_text(&out));
    if (strncmp(name, "std.", 4) != 0)
        return;
    out = (struct strbuf){.arena = arena_of(l)};
    for (const struct library_module *module = library_modules; module->name; module++)
        strbuf_printf(&out, "%s%s", out.length > 0 ? ", " : "", module->name);
    diag_help(d, "the standard library has %s", strbuf_text(&out));
}

/* The module that is imported; NULL after a report. The library finds its own modules first. */
static struct module *find(struct loader *l, const struct module *importer,
                           const struct node *import) {
    const char *name = path_joined(l, &import->import.path, '.');
    const char *file =
        arena_printf(arena_of(l), "%s.sc", path_joined(l, &import->import.path, '/'));
    struct module *module = NULL;
    if (!importer->is_library)
        module = from_folders(l, name, file, import->span);
    if (!module)
        module = from_library(l, name);
    if (!module)
        report_missing(l, import, name, file);
    return module;
}

/* ---- loading ---- */

static void report_circle(struct loader *l, const struct module *importer,
                          const struct node *import, const struct module *closed) {
    const char *name = closed->name;
    if (importer == closed) {
        report(&l->unit->diags, DIAG_IMPORT_CYCLE, import->span, "module '%s' imports itself",
               name);
        return;
    }
    struct diag *d = report(&l->unit->diags, DIAG_IMPORT_CYCLE, import->span,
                            "'%s' is being imported here already: modules import each other", name);
    for (const struct module *at = importer; at != closed && at->import; at = at->importer)
        diag_label(d, at->import->span, "'%s' is imported here", at->name);
}

static void load_imports(struct loader *l, struct module *module);

static void load_import(struct loader *l, struct module *importer, struct node *import) {
    struct module *module = find(l, importer, import);
    import->import.module = module;
    if (!module || module->file || !module->source) {
        if (module && module->is_loading)
            report_circle(l, importer, import, module);
        return;
    }
    module->file = parse_source(l->unit, module->source);
    if (!module->file) {
        module->source = NULL; // reported; it is not parsed again
        return;
    }
    module->importer = importer;
    module->import = import;
    load_imports(l, module);
}

static void load_imports(struct loader *l, struct module *module) {
    module->is_loading = true;
    const struct node_list *decls = &module->file->file.decls;
    for (size_t i = 0; i < decls->count; i++) {
        if (decls->items[i]->kind == NODE_IMPORT && decls->items[i]->import.path.count > 0)
            load_import(l, module, decls->items[i]);
    }
    module->is_loading = false;
    VEC_PUSH(arena_of(l), &l->modules->all, module);
}

bool load_unit(struct unit *unit) {
    size_t errors = unit->diags.error_count;
    struct modules *modules = ARENA_NEW(&unit->arena, struct modules);
    *modules = (struct modules){0};
    unit->modules = modules;
    if (!unit->file)
        return false;
    struct loader loader = {.unit = unit, .modules = modules};
    const struct source *source = unit->sources.files.items[0];
    loader.folder = folder_of(&loader, source->path);
    struct module *root = module_new(&loader, source->path, source);
    struct stat status;
    if (source->is_file && stat(source->path, &status) == 0) {
        root->device = status.st_dev;
        root->inode = status.st_ino;
    }
    root->file = unit->file;
    load_imports(&loader, root);
    return unit->diags.error_count == errors;
}
