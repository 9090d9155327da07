"""What is found and what is missed, measured: ``python tests/evaluation/run.py``.

Prints Markdown tables for the labelled texts beside this file and, where a copy lies next to the
checkout, for the public development set (names only). ``--presidio`` puts stock Presidio beside it.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cloakroom.detect import Detector, Options, Sensitivity
from cloakroom.entity_types import ENTITY_TYPES
from evaluation import report
from evaluation.labelled import Labelled, Span, lowered, own_set, public_set
from evaluation.score import Pair

ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT = ROOT.parent / "shared" / "ner" / "corpora" / "dev.jsonl.gz"
Find = Callable[[str], list[Span]]


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    sys.addaudithook(_no_network)
    texts = [text for text in own_set() if _wanted(text, asked)]
    options = _options(texts, Sensitivity(asked.sensitivity))
    detector = Detector.default()
    find = _ours(detector, options)
    cased = [lowered(text) for text in texts] if asked.lower else texts
    pairs = _run(find, cased)
    listed = _lines(pairs, asked)
    if listed is not None:
        print("\n".join(listed))
        return 0
    _print_tables(pairs, find)
    if asked.presidio:
        _print_beside(pairs, options)
    if DEVELOPMENT.is_file() and not (asked.own or asked.kind or asked.held):
        names = replace(options, types=frozenset(report.NAMES))
        _print_public(_run(_ours(detector, names), public_set(DEVELOPMENT)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measures detection on the labelled texts.")
    levels = [level.value for level in Sensitivity]
    parser.add_argument("--sensitivity", choices=levels, default=Sensitivity.BALANCED.value)
    parser.add_argument("--presidio", action="store_true", help="stock Presidio side by side")
    parser.add_argument("--own", action="store_true", help="without the public set")
    parser.add_argument("--lower", action="store_true", help="the texts in lower case")
    parser.add_argument("--misses", action="store_true", help="list what is not covered whole")
    parser.add_argument("--alarms", action="store_true", help="list what is found and no label")
    parser.add_argument("--wrong", action="store_true", help="list what is found as another type")
    parser.add_argument("--type", action="append", help="in the lists: this type only")
    parser.add_argument("--kind", action="append", help="this kind of text only (emails, forms…)")
    parser.add_argument("--held", choices=("only", "without"), help="the texts held back")
    return parser


def _wanted(text: Labelled, asked: argparse.Namespace) -> bool:
    if asked.kind and text.kind not in asked.kind:
        return False
    listing = asked.misses or asked.alarms or asked.wrong
    held = asked.held or ("without" if listing else "")
    return not held or text.held == (held == "only")


def _options(texts: Iterable[Labelled], sensitivity: Sensitivity) -> Options:
    """What is looked for only on request is asked for, if it is labelled."""
    labelled = {span.entity_type for text in texts for span in text.spans}
    asked = {name for name in labelled if name in ENTITY_TYPES and ENTITY_TYPES[name].opt_in}
    return Options(sensitivity=sensitivity, also=frozenset(asked))


def _ours(detector: Detector, options: Options) -> Find:
    def find(text: str) -> list[Span]:
        findings = detector.detect(text, options=options)
        return [Span(f.start, f.end, f.entity_type) for f in findings]

    return find


def _run(find: Find, texts: Iterable[Labelled]) -> list[Pair]:
    return [(text, find(text.text)) for text in texts]


def _lines(pairs: Sequence[Pair], asked: argparse.Namespace) -> list[str] | None:
    types = frozenset(asked.type) if asked.type else None
    lists = {
        "misses": report.missed_lines,
        "alarms": report.alarm_lines,
        "wrong": report.wrong_type_lines,
    }
    chosen = [lines for name, lines in lists.items() if getattr(asked, name)]
    return [line for lines in chosen for line in lines(pairs, types)] if chosen else None


def _print_tables(pairs: Sequence[Pair], find: Find) -> None:
    spans = sum(len(text.spans) for text, _ in pairs)
    print(f"# Own set: {len(pairs)} texts, {spans} spans\n")
    print(report.by_type(pairs))
    print(f"\n{report.on_innocent(pairs)}\n\n## By kind of text\n")
    print(report.by_kind(pairs))
    lower = _run(find, [lowered(text) for text, _ in pairs])
    print("\n## Texts for tuning, texts held back, all texts in lower case\n")
    parts = {
        "for tuning": [pair for pair in pairs if not pair[0].held],
        "held back": [pair for pair in pairs if pair[0].held],
        "lower case": lower,
    }
    print(report.summary({name: part for name, part in parts.items() if part}))


def _print_beside(pairs: Sequence[Pair], options: Options) -> None:
    from evaluation.stock import StockPresidio

    stock = _run(StockPresidio(options.name_level).find, [text for text, _ in pairs])
    print("\n## Beside stock Presidio on the same name pipeline\n")
    print(report.beside(pairs, stock))
    print(f"\nCloakroom: {report.on_innocent(pairs)}\n\nPresidio: {report.on_innocent(stock)}")


def _print_public(pairs: Sequence[Pair]) -> None:
    print("\n# Public development set (seen while training was tuned; names only)\n")
    print(report.by_type(pairs))


def _no_network(event: str, _: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo"}:
        raise PermissionError("The evaluation makes no network access.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
