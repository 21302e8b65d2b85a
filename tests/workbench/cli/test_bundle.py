"""A bundle proves itself: on any machine, to anyone, down to a single character of any of its files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.actions.bundles import verify
from claims.actions.history import kept_head
from claims.errors import NotFound, UsageError
from tests.workbench.cli.conftest import STORY, Workbench, claim_with

PAGE = "<html><head><title>Budget</title></head><body><p>The bridge cost 12 million crowns in all.</p></body></html>"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that needs a bundle leaves it, with its desk, for the others: making it takes a second."""
    return tmp_path_factory.mktemp("bundle") / "kept"


@pytest.fixture
def bundle(workbench: Workbench, kept: Path, tmp_path: Path) -> Path:
    """A bundle of a desk with a quotation that was found in a stored copy, a verdict, and something withdrawn."""
    if not kept.exists():
        _make(workbench, tmp_path)
        shutil.copytree(tmp_path, kept)
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    return tmp_path / "bundle"


def _make(workbench: Workbench, folder: Path) -> None:
    (folder / "bridge.txt").write_text(STORY, encoding="utf-8")
    (folder / "budget.html").write_text(PAGE, encoding="utf-8")
    assert workbench("import", "bridge.txt", "--mode", "ours").code == 0
    cost, opened = claim_with(workbench, "12 million"), claim_with(workbench, "opened")
    cited = ("--source", "budget.html", "--stance", "supports", "--quote", "12 million crowns")
    assert workbench("evidence", "add", cost, *cited).code == 0
    assert workbench("verdict", cost, "ok", "--because", "The budget says so.").code == 0
    assert workbench("verdict", opened, "on author").code == 0
    assert workbench("undo").code == 0
    made = workbench("export", "bundle", "-o", "bundle")
    assert made.code == 0, made.err


def faults(folder: Path) -> list[str]:
    return [problem.message for problem in verify(folder).problems]


def reseal(folder: Path) -> None:
    """Make SHA256SUMS fit again, as somebody would who changes a file on purpose."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def changed(folder: Path, name: str, change: Callable[[str], str]) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert change(text) != text
    (folder / name).write_text(change(text), encoding="utf-8")
    reseal(folder)


def test_a_bundle_is_whole_and_needs_no_desk(bundle: Path, workbench: Workbench, tmp_path: Path) -> None:
    head = workbench("history", "head").out
    (tmp_path / "desk.sqlite").unlink()
    ran = workbench("verify", "bundle")
    assert (ran.code, ran.out) == (0, "")
    assert f"Head: {head.split()[1]}" in ran.err
    assert workbench("verify", "bundle", "--against", head).code == 0
    assert {path.name for path in bundle.iterdir()} == {
        *("SHA256SUMS", "README.txt", "bundle.json", "records.jsonl", "history.jsonl", "texts", "copies")
    }
    assert len(list((bundle / "copies").iterdir())) == 2


def test_one_character_changed_in_any_file_is_found(bundle: Path, tmp_path: Path) -> None:
    names = [path.relative_to(bundle).as_posix() for path in sorted(bundle.rglob("*")) if path.is_file()]
    assert len(names) >= 8
    for name in names:
        whole = (bundle / name).read_bytes()
        for at in {0, len(whole) // 3, len(whole) // 2, len(whole) - 1}:
            flipped = bytes([whole[at] ^ 1])
            (bundle / name).write_bytes(whole[:at] + flipped + whole[at + 1 :])
            assert faults(bundle), (name, at)
        (bundle / name).write_bytes(whole[:-1])
        assert faults(bundle), name
        (bundle / name).write_bytes(whole)
    assert faults(bundle) == []


def test_a_file_that_is_missing_or_was_put_there_is_named(bundle: Path) -> None:
    (bundle / "more.txt").write_text("x", encoding="utf-8")
    assert faults(bundle) == ["more.txt is not listed in SHA256SUMS."]
    (bundle / "more.txt").unlink()
    copy = next((bundle / "copies").iterdir())
    kept = copy.read_bytes()
    copy.unlink()
    assert f"copies/{copy.name} is missing." in faults(bundle)
    copy.write_bytes(kept)
    (bundle / "README.txt").unlink()
    (bundle / "README.txt").symlink_to("/etc/hostname")
    assert "README.txt is no plain file." in faults(bundle)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("records.jsonl", '"rating":"OK"', '"rating":"wrong"', "rating of verdict"),
        ("records.jsonl", "The budget says so.", "The budget says no.", "rationale of verdict"),
        ("records.jsonl", "It cost 12 million", "It cost 13 million", "is not among the texts"),
        ("history.jsonl", "The budget says so.", "The budget says no.", "does not match its digest"),
        ("history.jsonl", '"what":"insert"', '"what":"update"', "does not follow from the one before it"),
        ("bundle.json", '"changes": ', '"changes": 1', "does not end with the head"),
    ],
)
def test_what_was_changed_and_sealed_again_is_found_all_the_same(
    bundle: Path, name: str, old: str, new: str, told: str
) -> None:
    changed(bundle, name, lambda text: text.replace(old, new, 1))
    assert any(told in fault for fault in faults(bundle)), faults(bundle)


@pytest.mark.parametrize(
    ("place", "old", "new", "told"),
    [
        ("texts", "It cost 12 million", "It cost 13 million", "The text of version"),
        ("copies", "cost 12 million crowns", "cost 13 million crowns", "The copy that evidence"),
    ],
)
def test_another_text_under_its_own_hash_is_no_text_of_the_history(
    bundle: Path, place: str, old: str, new: str, told: str
) -> None:
    for path in list((bundle / place).iterdir()):
        content = path.read_text(encoding="utf-8").replace(old, new)
        path.unlink()
        (bundle / place / hashlib.sha256(content.encode()).hexdigest()).write_text(content, encoding="utf-8")
    reseal(bundle)
    assert any(told in fault for fault in faults(bundle)), faults(bundle)


def test_places_and_quotations_are_looked_up(bundle: Path) -> None:
    lines = [json.loads(line) for line in (bundle / "history.jsonl").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line["entity"] in ("place", "evidence"):
            image = json.loads(line["payload"])
            if image["start"] is not None:
                line["payload"] = json.dumps({**image, "start": image["start"] + 1})
    (bundle / "history.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    reseal(bundle)
    told = faults(bundle)
    assert any(fault.startswith("The words of place") for fault in told)
    assert any(fault.startswith("The quotation of evidence") for fault in told)


@pytest.mark.parametrize("drop", [0, 5, -1])
def test_a_change_that_was_left_out_is_found(bundle: Path, drop: int) -> None:
    lines = (bundle / "history.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[drop]
    (bundle / "history.jsonl").write_text("".join(lines), encoding="utf-8")
    reseal(bundle)
    assert faults(bundle)


def test_names_in_the_list_do_not_lead_out_of_the_folder(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("x", encoding="utf-8")
    digest = hashlib.sha256(b"x").hexdigest()
    for name in ("../outside", "/etc/hostname", "texts/../../outside", "C:x"):
        (bundle / "SHA256SUMS").open("a", encoding="utf-8").write(f"{digest}  {name}\n")
    assert sum("is no hash and name" in fault for fault in faults(bundle)) == 4


def test_nothing_that_is_there_is_overwritten_and_no_half_is_left(
    bundle: Path, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    assert workbench("export", "bundle", "-o", "bundle").code == 1
    assert workbench("export", "bundle", "-o", "nowhere/bundle").code == 1
    assert workbench("export", "bundle").code == 2
    assert workbench("export", "bundle", "rating:ok", "-o", "part").code == 2

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claims.exports.bundle._copies", fails)
    workbench("export", "bundle", "-o", "half")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    (tmp_path / "empty").mkdir()
    monkeypatch.undo()


def test_an_empty_folder_takes_a_bundle(story: Workbench, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert story("export", "bundle", "-o", "empty").code == 0
    assert faults(tmp_path / "empty") == []


def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is no bundle"):
        verify(tmp_path)


def test_a_head_that_was_kept_proves_what_came_before(bundle: Path, workbench: Workbench, tmp_path: Path) -> None:
    kept = workbench("history", "head").out
    assert workbench("claim", "edit", "1.1", "--note", "later").code == 0
    assert workbench("history", "verify", "--against", kept).code == 0
    count, digest = kept.split()
    forged = f"{count} {'0' * 64}"
    for command in (("history", "verify"), ("verify", "bundle")):
        ran = workbench(*command, "--against", forged)
        assert ran.code == 1
        assert "has another hash than the head that was kept" in ran.out
    longer = workbench("verify", "bundle", "--against", f"{int(count) + 9} {digest}")
    assert longer.code == 1
    assert "there are only" in longer.out
    assert workbench("history", "verify", "--against", "yesterday").code == 2


@pytest.mark.parametrize("told", ["", "12", "x y", f"-1 {'0' * 64}", f"1 {'0' * 63}"])
def test_what_is_no_head_is_refused(told: str) -> None:
    with pytest.raises(UsageError):
        kept_head(told)


def test_a_copy_of_a_bundle_is_as_good(bundle: Path, tmp_path: Path) -> None:
    shutil.copytree(bundle, tmp_path / "moved" / "elsewhere")
    assert faults(tmp_path / "moved" / "elsewhere") == []
