"""Who may do what on a desk."""

from __future__ import annotations

from claims.errors import Refused
from claims.rules import Rules
from claims.words import Role

MAY: dict[Role, tuple[str, ...]] = {
    Role.CHECKER: ("check, rate and submit claims", "import and export"),
    Role.REVIEWER: ("approve claims of others", "request changes"),
    Role.EDITOR: ("release claims", "correct what is released", "sign off articles"),
    Role.ADMIN: ("change the desk's rules", "take something out of the history"),
}
"""What each role may do besides what those before it may."""

_RANK = list(Role)


def may(role: Role) -> tuple[str, ...]:
    """All that a role may do."""
    return tuple(what for one in _RANK[: _RANK.index(role) + 1] for what in MAY[one])


def require(rules: Rules, handle: str, needed: Role, to: str) -> None:
    """Refuse what the rules do not let somebody do; `to` says what, as in "to approve claims"."""
    role = rules.role_of(handle)
    if _RANK.index(role) < _RANK.index(needed):
        raise Refused(
            f"{handle} is {_article(role)} on this desk; {to} takes {_article(needed)}.",
            "Nothing was saved. `workbench whoami` says what you may do.",
        )


def _article(role: Role) -> str:
    return f"an {role}" if role[0] in "ae" else f"a {role}"
