"""One row of a printed table, and whether its limit was kept."""


def head() -> None:
    print("| measured | value | limit | |\n|---|---|---|---|")


def row(what: str, value: float, unit: str, limit: float | None = None, *,
        least: float | None = None) -> bool:
    """Prints the row; False where ``value`` is above ``limit``, or below ``least``."""
    kept = (limit is None or value <= limit) and (least is None or value >= least)
    bound = "" if limit is None else f"≤ {limit:g} {unit}"
    bound = bound if least is None else f"≥ {least:g} {unit}"
    verdict = "" if not bound else ("ok" if kept else "**over**" if limit else "**under**")
    shown = f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
    print(f"| {what} | {shown} {unit} | {bound} | {verdict} |", flush=True)
    return kept
