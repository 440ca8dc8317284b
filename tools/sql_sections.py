"""Reads migrations and the named queries of src/**/*.sql, the way each engine sees them."""
import re

# `-- :name x` begins a section; in x.pg.sql it replaces that of x.sql, and `-- :only x` adds one for PostgreSQL alone.
NAME = re.compile(r"^-- :(name|only) (\w+)\n", re.M)


def sections(path):
    """{name: (line, text, word)} of a file, `word` being name or only; a doubled name is refused."""
    text, found = path.read_text(encoding="utf-8"), {}
    starts = list(NAME.finditer(text))
    for start, following in zip(starts, [*starts[1:], None]):
        body = text[start.end():following.start() if following else len(text)].strip()
        if start[2] in found:
            raise ValueError(f"{path}: {start[2]} is there twice")
        found[start[2]] = (text.count("\n", 0, start.start()) + 1, body, start[1])
    return found


def override_of(path):
    return path.with_name(path.stem + ".pg.sql")


def pairs(path):
    """{name: (own section or None, PostgreSQL's section or None)} of x.sql and of x.pg.sql beside it."""
    own, override = sections(path), override_of(path)
    others = sections(override) if override.exists() else {}
    for name, (line, _, word) in own.items():
        if word == "only":
            raise ValueError(f"{path}:{line}: `:only` belongs into {override.name}")
    for name, (line, _, word) in others.items():
        if word == "name" and name not in own:
            raise ValueError(f"{override}:{line}: there is no {name} in {path.name} to replace")
        if word == "only" and name in own:
            raise ValueError(f"{override}:{line}: {name} is in {path.name} too: write `:name`")
    return {name: (own.get(name), others.get(name)) for name in [*own, *(others.keys() - own.keys())]}


def queries(root, engine):
    """(file, line, name, text) of every named query that the engine runs."""
    for path in sorted((root / "src").rglob("*.sql")):
        if path.name.endswith(".pg.sql"):
            continue
        for name, (own, other) in pairs(path).items():
            file, section = path, own
            if engine == "postgresql" and other:
                file, section = override_of(path), other
            if section:
                yield file, section[0], name, section[1]


def overridden(root):
    """(file, line, name, text) of every query whose text is PostgreSQL's own."""
    for file, line, name, text in queries(root, "postgresql"):
        if file.name.endswith(".pg.sql"):
            yield file, line, name, text


def migrations(root):
    """The migrations in their order."""
    return sorted((root / "migrations").glob("[0-9]*.sql"))
