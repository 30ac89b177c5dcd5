"""Which entry of a bibliography is about which text: by the file's name, the address, or the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from detente.read.cited import MAX_BYTES, Cited, entries_of, is_bibliography
from detente.read.draft import Draft, Refusal, one_line
from detente.read.layout import folded

_HEAD = 8192
_ENDINGS = (".ris", ".json", ".csljson", ".txt")
_LONGEST_TITLE = 300
_LEAST_TITLE = 12  # characters: "Statement" is the title of many texts


@dataclass
class Beside:
    """The entries of the bibliographies among some files, found by what they may share with a text."""

    by_key: dict[str, Cited] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    files: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def take(self, path: Path) -> bool:
        """Reads a file's entries where it is a bibliography. Raises nothing; what is broken is among `refused`."""
        try:
            if path.suffix.lower() not in _ENDINGS or not path.is_file():
                return False
            with path.open("rb") as stream:
                if not is_bibliography(stream.read(_HEAD)):
                    return False
                stream.seek(0)
                data = stream.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError(f"longer than {MAX_BYTES:,} bytes")
            self.files[path] = tuple(key for entry in entries_of(data) for key in self._add(entry))
        except (OSError, UnicodeError):
            return False  # reading it as a file will say why
        except Exception as error:  # noqa: BLE001 (rispy and json raise many kinds on broken files; it is told)
            self.refused.append(Refusal(str(path), f"broken bibliography: {one_line(str(error))[:200]}"))
            self.files[path] = ()
        return True

    def _add(self, entry: Cited) -> Iterable[str]:
        for key in _keys(entry):
            self.by_key.setdefault(key, entry)
            yield key

    def told(self, draft: Draft) -> Draft:
        """The draft with what an entry says of it, which stands before what the file says itself."""
        key = next((key for key in _keys_of(draft) if key in self.by_key), None)
        if key is None:
            return draft
        entry = self.by_key[key]
        self.used.update(_keys(entry))
        names = ("title", "publisher", "author", "url", "stated")
        return replace(draft, **{n: value for n in names if (value := getattr(entry, n)) is not None})

    def unused(self) -> Iterable[Refusal]:
        """The bibliographies of which no entry fitted any text, and those that were broken."""
        yield from self.refused
        for path, keys in self.files.items():
            if keys and not self.used & set(keys):
                yield Refusal(
                    str(path), "a bibliography, and none of its entries is about a text that was read with it"
                )


def _keys(entry: Cited) -> list[str]:
    names = [key for file in entry.files for key in _file_keys(file)]
    return names + _url_keys(entry.url) + _title_keys(entry.title)


def _keys_of(draft: Draft) -> list[str]:
    first_line = draft.text.lstrip()[:_LONGEST_TITLE].partition("\n")[0]
    titles = (draft.title, PurePath(draft.path).stem, first_line)
    return _file_keys(draft.path) + _url_keys(draft.url) + [key for title in titles for key in _title_keys(title)]


def _file_keys(name: str) -> list[str]:
    bare = unquote(re.sub(r"^(?:file|internal-pdf)://+", "", name))
    path = PurePath(bare.replace("\\", "/"))
    return [f"file {path.name.casefold()}", f"file {path.stem.casefold()}"] if path.name else []


def page_key(url: str | None) -> str | None:
    """The address without what differs between two prints of it: scheme, "www.", a slash at its end, a fragment.

    None where there is no address, or one without a host.
    """
    try:
        parts = urlsplit(url) if url else None
    except ValueError:
        return None
    if parts is None or not parts.netloc:
        return None
    query = f"?{parts.query}" if parts.query and "utm_" not in parts.query else ""
    return f"{parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _url_keys(url: str | None) -> list[str]:
    key = page_key(url)
    return [f"url {key}"] if key is not None else []


def _title_keys(title: str | None) -> list[str]:
    words = folded(title.replace("_", " ")) if title else ""
    return [f"title {words}"] if len(words) >= _LEAST_TITLE else []
