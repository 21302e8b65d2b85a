"""A flag beats the environment, which beats the file; a faulty file is told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import UsageError
from workbench import settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WORKBENCH_DB", "WORKBENCH_USER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "settings.toml"


def test_without_anything_the_desk_is_in_the_data_folder_and_the_user_is_the_login(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "mara")
    assert settings.load(file=file) == settings.Settings(str(settings.default_desk()), "mara")


def test_flag_beats_environment_beats_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('desk = "file.sqlite"\nuser = "ann"\nscale = "tick"\n', encoding="utf-8")
    found = settings.load(file=file)
    assert (found.desk, found.user, found.scale) == ("file.sqlite", "ann", "tick")
    monkeypatch.setenv("WORKBENCH_DB", "env.sqlite")
    monkeypatch.setenv("WORKBENCH_USER", "ben")
    found = settings.load(file=file)
    assert (found.desk, found.user) == ("env.sqlite", "ben")
    found = settings.load("flag.sqlite", "cleo", file=file)
    assert (found.desk, found.user) == ("flag.sqlite", "cleo")


def test_an_empty_variable_counts_as_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_DB", "")
    assert settings.load(file=file).desk == str(settings.default_desk())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("desk = ", "not valid TOML"),
        ("desk = 3", "desk is a text"),
        ('user = ""', "user is a text"),
        ('colour = "red"', 'unknown name "colour"'),
        ('theme = "pink"', 'theme "pink"'),
        ('keys = "n"', "[keys]"),
        ("[keys]\nundo = 3", "[keys]"),
        (b"\xff\xfe", "not valid TOML"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(file: Path, written: str | bytes, says: str) -> None:
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(UsageError) as caught:
        settings.load(file=file)
    assert says in caught.value.message
    assert str(file) in caught.value.message


def test_a_folder_in_the_file_s_place_is_told(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        settings.load(file=file)


def test_an_account_without_a_name_is_asked_for_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(UsageError, match="no login name"):
        settings.load(file=file)
    assert settings.load(user="mara", file=file).user == "mara"
