"""What the README tells people to type works, one command after the other, as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.test_readme import README
from tests.workbench.cli.conftest import Workbench

STORY = (
    "Bridge opens after 14 months\n\nThe harbour bridge opened on Monday, the mayor, Ada Quill, said. "
    "The bridge cost 12 million crowns, the city said.\n"
)


def test_the_commands_of_the_readme_work_one_after_the_other(deskless: Workbench, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(STORY, encoding="utf-8")
    found = re.findall(r"^    workbench (.*?)(?:\s+#.*)?$", README, re.MULTILINE)
    assert len(found) > 30
    for line in found:
        if line == "review":
            continue
        words, _, target = line.partition(" > ")
        done = deskless(*shlex.split(words))
        assert done.code == 0, f"{line}: {done.err}"
        if target:
            (tmp_path / target).write_text(done.out, encoding="utf-8")
