"""Tables that were read once are not read again, and are read again whenever it could matter."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pathways.model import with_tables
from pathways.model.articulation import kept, kept_files
from pathways.model.articulation.laid_out import copied
from pathways.model.learner import Item, Status
from pathways.model.transfer import transfers_for
from pathways.ruleset import RuleSet, load_rules
from pathways.text import limits
from tests.model.articulation.tables import COLLEGES, HEAD

ROWS = """\
7,hostos,MA,114,lehman,MATH,115,C,,,,2,Handbook page 4
8,hostos,MA,114,lehman,MATH,1000,,C-,3,,,
9,hostos,PHY,110,lehman,PHY,100,,,4,at most,,
9,hostos,PHY,111,lehman,PHY,1000,,,,rest,,
10,hostos,ÉT,1,lehman,ART,7,,,,,,
11,hostos,MA,114,lehman,MATH,115,C,,,,2,
"""
TABLE = f"{HEAD},least_grade,most_grade,credits,kind,priority,source\n{ROWS}"
READS = 'transfers from table "t.csv"\n'
MORE = """\
course hostos.stat "Statistics" { taught at hostos  subject "ST"  number 1  worth 3 credits }
course lehman.stat "Statistics" { taught at lehman  subject "ST"  number 2  worth 3 credits }
transfer stat "Statistics" { takes hostos.stat  gives lehman.stat }
"""
Spoil = Callable[[Path], object]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, by tables of any size."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PATHWAYS_CACHE", raising=False)
    monkeypatch.setattr(kept, "FROM_BYTES", 1)
    return tmp_path / "cache" / "pathways"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done that what is kept should spare: `read` a table, look `between` its rules."""
    done: list[str] = []
    for name in ("read_tables", "between_transfers"):
        work = getattr(with_tables, name)

        def noted(*args: object, name: str = name, work: Callable[..., object] = work) -> object:
            done.append(name.partition("_")[0])
            return work(*args)

        monkeypatch.setattr(with_tables, name, noted)
    return done


def rules(folder: Path, table: str = TABLE, more: str = "") -> RuleSet:
    here = folder / "rules"
    here.mkdir(exist_ok=True)
    (here / "a.pathway").write_text(COLLEGES + READS + more, encoding="utf-8")
    (here / "t.csv").write_text(table, encoding="utf-8")
    return load_rules(here)


def courses() -> list[Item]:
    printed = [("MA", "114"), ("PHY", "110"), ("PHY", "111"), ("ÉT", "1"), ("MA", "1"), ("", "")]
    return [
        Item(
            f"{at}",
            None,
            "course",
            "",
            Status.EARNED,
            institution="hostos",
            subject=words[0],
            number=words[1],
        )
        for at, words in enumerate(printed)
    ]


def test_what_is_kept_is_what_was_read(tmp_path: Path, read: list[str]) -> None:
    first, second = rules(tmp_path), rules(tmp_path)
    assert read == ["read", "between"]
    assert len(second.catalogue.tables) == len(first.catalogue.tables) == 5
    found = [transfers_for(each.catalogue, courses()) for each in (first, second)]
    assert found[0] == found[1]
    assert [str(each.place) for each in found[0]] == [str(each.place) for each in found[1]]
    assert "duplicate-transfers" in {problem.code for problem in first.problems}
    assert first.problems == second.problems
    assert first.digest == second.digest


def test_rules_of_rule_files_are_judged_beside_what_is_kept(tmp_path: Path, read: list[str]) -> None:
    rules(tmp_path)
    more = rules(tmp_path, more=MORE)
    assert read == ["read", "between", "between"]
    assert more.problems == rules(tmp_path, more=MORE).problems
    assert read == ["read", "between", "between"]


def test_a_rule_about_something_else_has_nothing_read_again(tmp_path: Path, read: list[str]) -> None:
    rules(tmp_path)
    rules(tmp_path, more='area arts "Arts"\n')
    assert read == ["read", "between"]


@pytest.mark.parametrize(
    ("table", "more"),
    [
        (TABLE.replace("MATH,115", "MATH,116"), ""),
        (TABLE, 'institution third "Third" { is a college }\n'),
    ],
)
def test_a_changed_table_and_changed_institutions_are_read_anew(
    tmp_path: Path, read: list[str], table: str, more: str
) -> None:
    rules(tmp_path)
    assert rules(tmp_path, table, more).sound
    assert read == ["read", "between"] * 2


def test_a_credential_that_a_table_names_is_missed_when_it_is_gone(tmp_path: Path, read: list[str]) -> None:
    degree = 'bachelor degree lehman.ba "BA" { issued by lehman  require 3 credits from courses }\n'
    table = f"{HEAD},counts_only_in\n1,hostos,MA,114,lehman,MATH,115,lehman.ba\n"
    for _ in range(2):
        (rule,) = transfers_for(rules(tmp_path, table, degree).catalogue, courses())
        assert rule.only_in == ("lehman.ba",)
    assert read == ["read", "between"]
    (problem,) = rules(tmp_path, table).problems
    assert problem.message == "row 2, column `counts_only_in`: there is no credential `lehman.ba`"


def test_a_table_with_a_mistake_is_not_kept(tmp_path: Path, cache: Path) -> None:
    assert not rules(tmp_path, TABLE.replace("lehman", "nowhere")).sound
    assert [*cache.glob("tables-*")] == []


def _rewrite(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda file: file.write_bytes(change(file.read_bytes()))


def _link(file: Path) -> None:
    there = file.rename(file.with_name("elsewhere"))
    file.symlink_to(there)


def _sealed_again(change: Callable[[bytes], bytes]) -> Spoil:
    """As somebody would write it who knows how a file is sealed."""
    return lambda file: kept_files.keep(file, [change(file.read_bytes()[64:])])


SPOILT = {
    "a byte is another": _rewrite(lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]),
    "the end is missing": _rewrite(lambda data: data[:-8]),
    "empty": _rewrite(lambda _: b""),
    "open to others": lambda file: file.chmod(0o666),
    "a link": _link,
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "no document": _sealed_again(lambda _: b"{]\n"),
    "another document": _sealed_again(lambda _: b'{"sections": 3}\n'),
    "another letter": _sealed_again(lambda data: data.replace(b'"Q"', b'"%"')),
    "a section too long": _sealed_again(lambda data: data.replace(b'"Q", ', b'"Q", 9')),
    "a list": _sealed_again(lambda _: b"[1]\n"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_damaged_or_could_be_of_others_is_not_believed(
    tmp_path: Path, cache: Path, read: list[str], spoil: Spoil
) -> None:
    expected = rules(tmp_path)
    for file in cache.glob("tables-*"):
        spoil(file)
    found = rules(tmp_path)
    assert read.count("read") == 2
    assert (found.problems, found.digest) == (expected.problems, expected.digest)
    assert transfers_for(found.catalogue, courses()) == transfers_for(expected.catalogue, courses())


def test_nothing_is_kept_where_the_user_says_so(
    tmp_path: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATHWAYS_CACHE", "off")
    assert rules(tmp_path).problems == rules(tmp_path).problems
    assert (read, cache.exists()) == (["read", "between"] * 2, False)


def test_nothing_is_kept_of_small_tables(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FROM_BYTES", 100_000)
    rules(tmp_path)
    assert [*cache.glob("tables-*")] == []


def test_a_table_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: Callable[..., object] = vars(with_tables)["read_tables"]

    def slow(*args: object) -> object:
        found = work(*args)
        with (tmp_path / "rules" / "t.csv").open("a", encoding="utf-8") as file:
            file.write("12,hostos,MA,9,lehman,MATH,9,,,,,,\n")
        return found

    monkeypatch.setattr(with_tables, "read_tables", slow)
    rules(tmp_path)
    assert [*cache.glob("tables-*.rows")] == []


def test_a_full_disk_keeps_nothing_and_stops_nobody(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathways.model.articulation.kept_files.Path.replace", full)
    assert rules(tmp_path).sound
    assert [*cache.glob("tables-*")] == []


def _files(cache: Path) -> set[str]:
    return {file.name for file in cache.glob("tables-*")}


def test_what_was_used_longest_ago_goes_first(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules(tmp_path)
    first = _files(cache)
    for file in cache.glob("tables-*"):
        os.utime(file, (1, 1))
    rules(tmp_path)
    assert all(file.stat().st_mtime > 1 for file in cache.glob("tables-*"))
    old = cache / "tables-old.rows"
    old.write_bytes(b"")
    os.utime(old, (2, 2))
    monkeypatch.setattr(limits, "KEPT_FILES", 4)
    rules(tmp_path, TABLE.replace("MATH", "MTH"))
    assert old.name not in _files(cache)
    assert first < _files(cache)
    monkeypatch.setattr(limits, "KEPT_BYTES", 1)
    rules(tmp_path, TABLE.replace("MATH", "MAT"))
    assert _files(cache) == set()


def test_what_somebody_began_to_write_is_cleared_away_and_not_what_is_being_written(
    tmp_path: Path, cache: Path
) -> None:
    cache.mkdir(mode=0o700, parents=True)
    for name, age in (("tables-1.rows.x.part", 10_000), ("tables-2.rows.x.part", 0)):
        (cache / name).write_bytes(b"half")
        if age:
            os.utime(cache / name, (age, age))
    rules(tmp_path)
    assert {name for name in _files(cache) if name.endswith(".part")} == {"tables-2.rows.x.part"}


def test_a_copy_of_a_store_takes_more_rules_and_leaves_the_first_alone(tmp_path: Path) -> None:
    rules(tmp_path)
    store = rules(tmp_path).catalogue.tables.store
    assert store is not None
    copy = copied(store)
    copy.reopened()
    copy.begin(None)
    copy.course("lehman", "NEW", "1")
    assert (store.known_course("lehman", "NEW", "1"), copy.subjects.known("NEW")) == (
        None,
        len(store.subjects),
    )
    assert list(copy.subjects.words[:-1]) == list(store.subjects.words[:])
