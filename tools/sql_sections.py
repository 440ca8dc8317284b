"""Reads migrations and the named queries of src/**/*.sql, the way each engine sees them."""
import re

NAME = re.compile(r"^-- :name (\w+)\n", re.M)


def sections(path):
    """{name: (line, text)} of a file whose sections begin with `-- :name x`; a doubled name is refused."""
    text, found = path.read_text(encoding="utf-8"), {}
    starts = list(NAME.finditer(text))
    for start, following in zip(starts, [*starts[1:], None]):
        body = text[start.end():following.start() if following else len(text)].strip()
        if start[1] in found:
            raise ValueError(f"{path}: {start[1]} is there twice")
        found[start[1]] = (text.count("\n", 0, start.start()) + 1, body)
    return found


def queries(root, engine):
    """(file, line, name, text) of every named query; `x.pg.sql` replaces sections of `x.sql` on PostgreSQL."""
    for path in sorted((root / "src").rglob("*.sql")):
        if path.name.endswith(".pg.sql"):
            continue
        override = path.with_name(path.stem + ".pg.sql")
        others = sections(override) if engine == "postgresql" and override.exists() else {}
        own = sections(path)
        for name in others.keys() - own.keys():
            raise ValueError(f"{override}: there is no {name} in {path.name} to replace")
        for name, (line, text) in own.items():
            file = path
            if name in others:
                file, (line, text) = override, others[name]
            yield file, line, name, text


def migrations(root):
    """The migrations in their order."""
    return sorted((root / "migrations").glob("[0-9]*.sql"))
