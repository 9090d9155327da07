"""Let a name pipeline forget the pieces it has read, so that a text is new to it."""

from spacy.language import Language

from cloakroom.detect.names import FACTORY, NameFinder


def afresh(*pipelines: Language) -> None:
    for pipeline in pipelines:
        finder = pipeline.get_pipe(FACTORY)
        assert isinstance(finder, NameFinder)
        finder.forget()
