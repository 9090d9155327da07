"""One row of a printed table, and whether its limit was kept."""


def head() -> None:
    print("| measured | value | limit | |\n|---|---|---|---|")


def row(what: str, value: float, unit: str, limit: float | None = None) -> bool:
    """Prints the row; False where ``value`` is above ``limit``."""
    kept = limit is None or value <= limit
    bound = "" if limit is None else f"≤ {limit:g} {unit}"
    verdict = "" if limit is None else ("ok" if kept else "**over**")
    print(f"| {what} | {value:.3g} {unit} | {bound} | {verdict} |", flush=True)
    return kept
