"""Numbers in words and digits."""

from __future__ import annotations

from claims.dates.grammar import Reading

_HUNDRED, _THOUSAND = 100, 1000


def number(r: Reading) -> float | None:
    """The number a reading names: "2 1/2", "1,200", "a couple of"; None for "several", "dozens of" or none."""
    if r.has("vague") or r.has("lots") or r.has("handful"):
        return None
    n = _digits(r) if r.has("DIGITS") else _words(r)
    if n is not None and r.has("half"):
        n = n + 0.5 if r.has("and") else n / 2
    return int(n) if n is not None and n == int(n) else n


def _digits(r: Reading) -> float:
    first, *rest = r.ints("DIGITS")
    signs = r.letters
    n: float
    if "/" in signs and len(rest) > 1 and rest[-1]:
        n = first + rest[-2] / rest[-1]
    elif "." in signs and rest:
        n = float(f"{first}.{rest[0]}")
    elif "," in signs:
        n = int("".join([str(first), *(f"{group:03}" for group in rest)]))
    else:
        n = first
    power = r.get("power")
    return n * power if isinstance(power, int) else n


def _words(r: Reading) -> float | None:
    total = part = 0
    words = r.ints("COUNT_WORD")
    for n in words:
        if n == _HUNDRED:
            part = (part or 1) * n
        elif n >= _THOUSAND:
            total, part = total + (part or 1) * n, 0
        else:
            part += n
    if words:
        return total + part
    return 1 if r.has("a") else None
