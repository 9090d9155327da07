"""Who asked for something is told how it went, once."""

from collections.abc import Callable

from cloakroom.instance import Reply

Then = Callable[[Reply], None]


def tell(then: Then | None, reply: Reply) -> None:
    if then:
        then(reply)
